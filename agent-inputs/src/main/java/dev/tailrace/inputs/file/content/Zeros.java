package dev.tailrace.inputs.file.content;

import dev.tailrace.inputs.file.disk.DiskFile;

/**
 * Runs of zero bytes. At the end of a file they are space that a writer was promised, or that a network share shows before the bytes are
 * there: not written yet. With something behind them they are what was written: a hole that a writer left which went on at its old position
 * after its file was truncated, or what a power cut made of the last blocks.
 */
public final class Zeros {
    /** What stands behind a run. */
    public enum Behind {
        /** Something. */
        WRITTEN,
        /** Nothing: it is the end. */
        END,
        /** Not known yet. */
        UNKNOWN,
        /** The disk refused. */
        FAULT
    }

    private static final int STEP = 64 * 1024;

    private final byte[] piece = new byte[STEP];
    private long reached;

    /** Where a piece without the zeros at its end ends: a whole number of units after its start, or where the piece does. */
    public static int written(byte[] bytes, int from, int to, int unit) {
        int stop = to;
        while (stop > from && bytes[stop - 1] == 0) {
            stop--;
        }
        return Math.min(to, from + (stop - from + unit - 1) / unit * unit);
    }

    /** Looks on from an offset up to which there are zeros, by at most {@link PieceReader#REACH} bytes. */
    public Behind look(Content content, long from) {
        reached = from;
        while (reached < from + Content.REACH) {
            int got = content.read(reached, piece, 0, piece.length);
            if (got == DiskFile.FAILED) {
                return Behind.FAULT;
            }
            int zeros = 0;
            while (zeros < got && piece[zeros] == 0) {
                zeros++;
            }
            reached += zeros;
            if (zeros < got) {
                return Behind.WRITTEN;
            }
            if (content.isAtEnd()) {
                return Behind.END;
            }
        }
        return Behind.UNKNOWN;
    }

    /** Where the last look ended: at the first byte that is not zero, or up to where all are. */
    public long reached() {
        return reached;
    }
}
