package dev.tailrace.inputs.file.follow;

import dev.tailrace.core.duty.Duty;

/** The life of a tailed file: what each observation makes of it. Pure. */
public final class Follow {
    private static final Presence NAMED = new Presence.Named();
    private static final Presence RENAMED = new Presence.Renamed();
    private static final Presence HIDDEN = new Presence.Hidden();

    private Follow() {}

    /**
     * The life that a file starts with once it is identified.
     *
     * @param renamed true if it was known by another name: rotated while nobody looked
     */
    public static Life born(boolean renamed) {
        return new Life.Asleep(renamed ? RENAMED : NAMED, false);
    }

    /** What an observation at a time makes of a life. */
    public static Step step(Life life, Observation seen, Rules rules, long now) {
        if (life instanceof Life.Finished) {
            return Step.to(life);
        }
        return switch (seen) {
            case Observation.Seen(boolean unread, boolean renamed) -> {
                Presence presence = renamed || life.presence() instanceof Presence.Renamed ? RENAMED : NAMED;
                yield unread || presence == RENAMED && leftATail(life) ? grown(life.with(presence)) : settled(life.with(presence), rules, now);
            }
            case Observation.Grown() -> grown(life);
            case Observation.Missing() -> missing(life, rules, now);
            case Observation.Unreachable() -> settled(life.with(HIDDEN), rules, now);
            case Observation.Deleted() -> settled(life.with(new Presence.DeletePending(now)), rules, now);
            case Observation.Opened() -> Step.to(new Life.Reading(life.presence(), now, now), Effect.READ);
            case Observation.NotThere() -> notThere(life, rules, now);
            case Observation.Progress() -> progress(life, rules, now);
            case Observation.End(boolean progress, boolean tail) -> end(life, progress, tail, rules, now);
            case Observation.Failed() -> failed(life, rules, now);
            case Observation.Replaced() -> replaced(life);
            case Observation.Evicted() -> evicted(life, rules, now);
            case Observation.Inactive() -> life instanceof Life.Asleep ? Step.to(new Life.Finished(), Effect.RETIRE) : Step.to(life);
            case Observation.Tick() -> settled(life, rules, now);
        };
    }

    /** Whether it changes a life that its file is seen where it was, with nothing more to read. Where not, only time does. */
    public static boolean waitsToBeSeen(Life life) {
        return switch (life.presence()) {
            case Presence.Named named -> false;
            case Presence.Renamed renamed -> leftATail(life);
            case Presence.Gone gone -> true;
            case Presence.DeletePending pending -> true;
            case Presence.Hidden hidden -> true;
        };
    }

    private static boolean leftATail(Life life) {
        return life instanceof Life.Asleep(Presence presence, boolean tail) && tail;
    }

    private static Step grown(Life life) {
        return switch (life) {
            case Life.Asleep(Presence presence, boolean tail) -> Step.to(new Life.Queued(presence), Effect.QUEUE);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean tail) ->
                Step.to(new Life.Reading(presence, openedAt, lineAt), Effect.READ);
            case Life.Queued queued -> Step.to(queued);
            case Life.Reading reading -> Step.to(reading);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step missing(Life life, Rules rules, long now) {
        Presence gone = life.presence().isLeaving() ? life.presence() : new Presence.Gone(now);
        return settled(life.with(gone), rules, now);
    }

    /** Its path leads nowhere: without a handle there is nothing more to read. */
    private static Step notThere(Life life, Rules rules, long now) {
        return switch (life) {
            case Life.Queued queued -> missing(new Life.Asleep(queued.presence(), false), rules, now);
            case Life.Asleep asleep -> missing(asleep, rules, now);
            case Life.Reading reading -> missing(reading, rules, now);
            case Life.Idle idle -> missing(idle, rules, now);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step progress(Life life, Rules rules, long now) {
        return life instanceof Life.Reading(Presence presence, long openedAt, long lineAt)
                ? settled(new Life.Reading(presence, openedAt, now), rules, now)
                : Step.to(life);
    }

    private static Step end(Life life, boolean progress, boolean tail, Rules rules, long now) {
        return switch (life) {
            case Life.Reading(Presence presence, long openedAt, long lineAt) ->
                settled(new Life.Idle(presence, openedAt, progress ? now : lineAt, tail), rules, now);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean before) ->
                settled(new Life.Idle(presence, openedAt, progress ? now : lineAt, tail), rules, now);
            case Life.Asleep asleep -> Step.to(asleep);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    /** Without a handle it is tried again when it is seen; with one that cannot be had again, as long as others would wait for its writer. */
    private static Step failed(Life life, Rules rules, long now) {
        return switch (life) {
            case Life.Reading(Presence presence, long openedAt, long lineAt) ->
                presence.isLeaving()
                        ? settled(new Life.Idle(presence, openedAt, lineAt, false), rules, now)
                        : Step.to(new Life.Asleep(presence, false), Effect.CLOSE);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean tail) ->
                presence.isLeaving()
                        ? settled(new Life.Idle(presence, openedAt, lineAt, false), rules, now)
                        : Step.to(new Life.Asleep(presence, tail), Effect.CLOSE);
            case Life.Queued(Presence presence) -> settled(new Life.Asleep(presence, false), rules, now);
            case Life.Asleep asleep -> Step.to(asleep);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step replaced(Life life) {
        return hasHandle(life)
                ? Step.to(new Life.Finished(), Effect.CLOSE, Effect.BEREAVE)
                : Step.to(new Life.Finished(), Effect.BEREAVE);
    }

    private static boolean hasHandle(Life life) {
        return life instanceof Life.Reading || life instanceof Life.Idle;
    }

    /** A file whose name is gone could not be opened again: it gives its handle away only when it may be closed for good. */
    private static Step evicted(Life life, Rules rules, long now) {
        if (life.presence().isLeaving()) {
            boolean idle = life instanceof Life.Idle && now >= quietSince(life) + rules.quiet();
            return idle ? leave((Life.Idle) life, rules) : Step.to(life);
        }
        if (life.presence() instanceof Presence.Hidden) {
            return Step.to(life);
        }
        return switch (life) {
            case Life.Reading(Presence presence, long openedAt, long lineAt) ->
                Step.to(new Life.Queued(presence), Effect.CLOSE, Effect.QUEUE);
            case Life.Idle idle -> sleep(idle);
            case Life.Asleep asleep -> Step.to(asleep);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step sleep(Life.Idle idle) {
        return Step.to(new Life.Asleep(idle.presence(), idle.tail()), Effect.CLOSE);
    }

    /** Applies what the rules ask of a life at a time. */
    private static Step settled(Life life, Rules rules, long now) {
        return switch (life) {
            case Life.Asleep asleep -> retires(asleep, rules) ? Step.to(new Life.Finished(), Effect.RETIRE) : Step.to(asleep);
            case Life.Reading reading -> reading(reading, rules, now);
            case Life.Idle idle -> idle(idle, rules, now);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static boolean retires(Life.Asleep asleep, Rules rules) {
        return asleep.presence().isLeaving() && rules.cleanRemoved();
    }

    /** {@code close_timeout} in the middle of a file: it queues for another handle, unless there is no other for it. */
    private static Step reading(Life.Reading reading, Rules rules, long now) {
        return !reading.presence().isLeaving() && isOver(reading.openedAt(), rules.closeTimeout(), now)
                ? Step.to(new Life.Queued(reading.presence()), Effect.CLOSE, Effect.QUEUE)
                : Step.to(reading);
    }

    private static Step idle(Life.Idle idle, Rules rules, long now) {
        if (idle.presence().isLeaving()) {
            return now < leavesAt(idle, rules) ? Step.to(idle) : leave(idle, rules);
        }
        if (now < closesAt(idle, rules)) {
            return Step.to(idle);
        }
        return leavesATail(idle) ? Step.to(idle, Effect.SHIP_TAIL) : sleep(idle);
    }

    private static boolean leavesATail(Life.Idle idle) {
        return idle.tail() && idle.presence() instanceof Presence.Renamed;
    }

    /** When an idle file whose name stands, as far as is known, is to be closed; one that was rotated in the middle of a line, when that is to be shipped. */
    private static long closesAt(Life.Idle idle, Rules rules) {
        if (leavesATail(idle)) {
            return idle.lineAt() + rules.quiet();
        }
        boolean atOnce = rules.closeEof() || idle.presence() instanceof Presence.Renamed && rules.closeRenamed();
        return atOnce ? Long.MIN_VALUE : Math.min(after(idle.openedAt(), rules.closeTimeout()), after(idle.lineAt(), rules.closeInactive()));
    }

    /** For good; what is left is shipped first, and that it was is another {@link Observation.End}. */
    private static Step leave(Life.Idle idle, Rules rules) {
        if (idle.tail()) {
            return Step.to(idle, Effect.SHIP_TAIL);
        }
        return rules.cleanRemoved() ? Step.to(new Life.Finished(), Effect.CLOSE, Effect.RETIRE) : sleep(idle);
    }

    /** When an idle file whose name is gone is to be closed. */
    private static long leavesAt(Life.Idle idle, Rules rules) {
        return switch (idle.presence()) {
            case Presence.DeletePending pending -> Long.MIN_VALUE;
            case Presence.Gone gone when rules.closeEof() -> Long.MIN_VALUE;
            case Presence.Gone gone -> Math.min(
                    after(idle.openedAt(), rules.closeTimeout()),
                    rules.closeRemoved() ? quietSince(idle) + rules.quiet() : after(idle.lineAt(), rules.closeInactive()));
            case Presence.Named named -> Duty.NEVER;
            case Presence.Renamed renamed -> Duty.NEVER;
            case Presence.Hidden hidden -> Duty.NEVER;
        };
    }

    /** Since when nothing was written to a file whose name is gone, as far as can be told. */
    private static long quietSince(Life life) {
        long lineAt = life instanceof Life.Idle idle ? idle.lineAt() : Long.MIN_VALUE;
        return switch (life.presence()) {
            case Presence.Gone(long since) -> Math.max(since, lineAt);
            case Presence.DeletePending(long since) -> Math.max(since, lineAt);
            case Presence.Named named -> lineAt;
            case Presence.Renamed renamed -> lineAt;
            case Presence.Hidden hidden -> lineAt;
        };
    }

    private static boolean isOver(long since, long duration, long now) {
        return duration > 0 && now - since >= duration;
    }

    private static long after(long since, long duration) {
        return duration > 0 ? since + duration : Duty.NEVER;
    }

    /** When {@link Observation.Tick} will change something, if nothing else happens. */
    public static long due(Life life, Rules rules) {
        return switch (life) {
            case Life.Idle idle -> idle.presence().isLeaving() ? leavesAt(idle, rules) : closesAt(idle, rules);
            case Life.Reading reading -> reading.presence().isLeaving() ? Duty.NEVER : after(reading.openedAt(), rules.closeTimeout());
            case Life.Asleep asleep -> retires(asleep, rules) ? Long.MIN_VALUE : Duty.NEVER;
            case Life.Queued queued -> Duty.NEVER;
            case Life.Finished finished -> Duty.NEVER;
        };
    }
}
