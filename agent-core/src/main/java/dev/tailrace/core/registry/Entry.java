package dev.tailrace.core.registry;

/**
 * What is remembered of one generation of a source.
 *
 * @param generation its number, never given twice in an epoch
 * @param input the input's id
 * @param name the source's name when last seen (a path)
 * @param identity what the source is, as text (a file's volume and index); inputs compare it, the registry does not read it
 * @param offset everything before it is acknowledged, in bytes of the source
 * @param guard the input's mark for recognising {@code offset}, from the last acknowledged span; 0 at offset 0
 * @param note more of the input's own (a file's prefix), opaque here; at most 64 KiB
 * @param forgetAt 0 while it lives; for a tombstone, when it may go, in milliseconds since 1970
 * @param changedAt when the position last moved, in milliseconds since 1970
 */
public record Entry(
        long generation,
        String input,
        String name,
        String identity,
        long offset,
        long guard,
        byte[] note,
        long forgetAt,
        long changedAt) {
    public boolean isTombstone() {
        return forgetAt != 0;
    }

    /** With the number that it was given then. */
    Entry numbered(long given, long at) {
        return new Entry(given, input, name, identity, offset, guard, note, forgetAt, at);
    }

    /** With the name, the identity and the note that its input knows now. */
    Entry described(String newName, String newIdentity, byte[] newNote) {
        return new Entry(generation, input, newName, newIdentity, offset, guard, newNote, forgetAt, changedAt);
    }

    /** With another position. */
    Entry movedTo(long newOffset, long newGuard, long at) {
        return new Entry(generation, input, name, identity, newOffset, newGuard, note, forgetAt, at);
    }

    /** As a tombstone that may go then; 0: living. */
    Entry forgottenAt(long when) {
        return new Entry(generation, input, name, identity, offset, guard, note, when, changedAt);
    }
}
