package dev.tailrace.inputs.file.follow;

/** Where a tailed file stands in its life. Times are {@link dev.tailrace.core.duty.Clock#nanos()}. */
public sealed interface Life {
    Presence presence();

    /** The same, with another presence. */
    Life with(Presence presence);

    /**
     * No handle; at the last look everything was read.
     *
     * @param tail true if bytes without a line end stand there that were not shipped
     */
    record Asleep(Presence presence, boolean tail) implements Life {
        @Override
        public Life with(Presence other) {
            return new Asleep(other, tail);
        }
    }

    /** No handle, but something to read: waits for its turn to be opened. */
    record Queued(Presence presence) implements Life {
        @Override
        public Life with(Presence other) {
            return new Queued(other);
        }
    }

    /**
     * A handle, and something to read.
     *
     * @param openedAt since when
     * @param lineAt when bytes were last read, or the time of the opening
     */
    record Reading(Presence presence, long openedAt, long lineAt) implements Life {
        @Override
        public Life with(Presence other) {
            return new Reading(other, openedAt, lineAt);
        }
    }

    /**
     * A handle; everything was read.
     *
     * @param tail true if bytes without a line end stand there that were not shipped
     */
    record Idle(Presence presence, long openedAt, long lineAt, boolean tail) implements Life {
        @Override
        public Life with(Presence other) {
            return new Idle(other, openedAt, lineAt, tail);
        }
    }

    /** Its generation has ended, or goes on elsewhere; nothing happens any more. */
    record Finished() implements Life {
        @Override
        public Presence presence() {
            return new Presence.Gone(0);
        }

        @Override
        public Life with(Presence other) {
            return this;
        }
    }
}
