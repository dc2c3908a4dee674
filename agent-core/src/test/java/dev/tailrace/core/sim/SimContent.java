package dev.tailrace.core.sim;

import dev.tailrace.core.sim.SimDirectory.Residue;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One simulated file: what was written, and how much of it would be there after a power cut. */
final class SimContent {
    private byte[] bytes = new byte[64];
    private int length;
    private int durable;
    private boolean isNameDurable;
    /** What is on the platter if the file was truncated since the last sync, else null. */
    private byte[] beforeTruncation;
    /** Bytes that a failed sync dropped: a later one does not bring them to the platter. */
    private int lostFrom;
    private int lostTo;

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    boolean isNameDurable() {
        return isNameDurable;
    }

    void append(ByteBuffer source, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
        source.get(bytes, length, count);
        length += count;
    }

    void truncate(int to) {
        if (to < durable && beforeTruncation == null) {
            beforeTruncation = Arrays.copyOf(bytes, durable);
        }
        length = Math.min(length, to);
        durable = Math.min(durable, length);
        lostTo = Math.min(lostTo, length);
    }

    void sync() {
        durable = length;
        beforeTruncation = null;
        isNameDurable = true;
    }

    void syncName() {
        isNameDurable = true;
    }

    void failSync() {
        if (lostFrom >= lostTo) {
            lostFrom = durable;
        }
        lostTo = length;
    }

    /** The system gives up its copy of what a failed sync dropped, and reads the disk's from now on. */
    void dropLost() {
        leave(Math.min(lostFrom, length), Math.min(lostTo, length), Residue.ZEROS);
        lostFrom = 0;
        lostTo = 0;
    }

    void powerCut(long surviving, Residue residue) {
        if (beforeTruncation != null && surviving == 0) {
            bytes = beforeTruncation;
            length = bytes.length;
        } else {
            int kept = (int) Math.min(length, durable + surviving);
            leave(kept, length, residue == Residue.NOTHING ? Residue.ZEROS : residue);
            length = residue == Residue.NOTHING ? kept : length;
        }
        dropLost();
        sync();
    }

    private void leave(int from, int to, Residue residue) {
        for (int i = from; i < to; i++) {
            bytes[i] = residue == Residue.GARBAGE ? (byte) (i * 31 + 7) : 0;
        }
    }
}
