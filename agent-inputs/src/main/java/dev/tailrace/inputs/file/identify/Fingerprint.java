package dev.tailrace.inputs.file.identify;

/**
 * The prefix mark: how many first bytes, and their hash. It grows with what was read, up to {@link #MOST} bytes.
 *
 * @param length bytes it covers; 0 says nothing
 * @param hash of them
 */
public record Fingerprint(int length, long hash) {
    /** Bytes that a fingerprint covers at most. */
    public static final int MOST = 1024;

    /** Of nothing. */
    public static final Fingerprint NONE = new Fingerprint(0, 0);

    /** Of the first {@code length} bytes of {@code head}. */
    public static Fingerprint of(byte[] head, int length) {
        return of(head, 0, length);
    }

    /** The same of a file whose first bytes stand somewhere in an array. */
    public static Fingerprint of(byte[] bytes, int start, int length) {
        return length == 0 ? NONE : new Fingerprint(length, Hash64.of(bytes, start, length));
    }

    /** Whether a file that starts with these bytes has this mark. */
    public boolean holds(byte[] head, int headLength) {
        return holds(head, 0, headLength);
    }

    /** The same for a file whose first bytes stand somewhere in an array. */
    public boolean holds(byte[] bytes, int start, int headLength) {
        return headLength >= length && (length == 0 || Hash64.of(bytes, start, length) == hash);
    }
}
