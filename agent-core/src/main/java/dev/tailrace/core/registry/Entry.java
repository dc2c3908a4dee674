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
}
