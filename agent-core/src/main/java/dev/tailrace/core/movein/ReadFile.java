package dev.tailrace.core.movein;

import dev.tailrace.core.platform.FileKey;

/**
 * What another agent remembers of a file.
 *
 * @param reader what it calls the input that read it; empty if it does not say
 * @param mark what the file is
 * @param path where it was when last seen
 * @param offset everything before it was delivered
 */
public record ReadFile(String reader, Mark mark, String path, long offset) {
    /** What tells a file from others. */
    public sealed interface Mark {
        /** Device and inode, or volume serial and index; a device of 0 is not known. */
        record OfSystem(FileKey key) implements Mark {}

        /** Where it is. */
        record OfPath(String path) implements Mark {}

        /** SHA-256 of its first bytes, in hexadecimal; how many is not told. */
        record Hashed(String sha256) implements Mark {}

        /** Its first bytes, in hexadecimal. */
        record Begun(String bytes) implements Mark {}
    }
}
