package dev.tailrace.core.processors.text;

/** A 64-bit hash of bytes (FNV-1a, then the finalizer of SplitMix64, so that all its bits are good): for choosing, not for secrets. */
public final class Hash64 {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash64() {}

    public static long of(byte[] bytes, int start, int length) {
        long hash = BASIS;
        for (int i = start; i < start + length; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * PRIME;
        }
        return mix(hash);
    }

    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
