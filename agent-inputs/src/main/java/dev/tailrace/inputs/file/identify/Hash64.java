package dev.tailrace.inputs.file.identify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of up to a few hundred bytes, as it stands in registries: its results must never change.
 *
 * <p>Eight bytes at a time are mixed by a full 64 by 64 bit multiplication whose halves are folded together, the construction of wyhash
 * and its kin, with constants of our own (the first digits of pi's and e's fractions, made odd). Why not a CRC: CRC32C has 32 bits, and two
 * different CRCs of the same bytes are linear in them, so that logs, which differ in few places, collide more often than chance. Why not
 * SHA: it costs some 2 us for a guard, this some 20 ns, and it is taken for every read. Nobody gains by forging a collision: who can write
 * the log can write any line into it.
 */
public final class Hash64 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PI = 0x243F6A8885A308D3L;
    private static final long E = 0xB7E151628AED2A6BL;

    private Hash64() {}

    /** The hash of {@code length} bytes. */
    public static long of(byte[] bytes, int start, int length) {
        long hash = PI ^ length;
        int at = start;
        int end = start + length;
        for (; at + 8 <= end; at += 8) {
            hash = mix(hash ^ (long) WORD.get(bytes, at));
        }
        long rest = 0;
        for (int shift = 0; at < end; at++, shift += 8) {
            rest |= (bytes[at] & 0xFFL) << shift;
        }
        return mix(mix(hash ^ rest) ^ length);
    }

    private static long mix(long value) {
        long salted = value + E;
        return salted * PI ^ Math.unsignedMultiplyHigh(salted, PI) ^ value;
    }
}
