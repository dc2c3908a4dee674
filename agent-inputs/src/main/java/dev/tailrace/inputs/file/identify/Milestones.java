package dev.tailrace.inputs.file.identify;

import java.util.Arrays;

/**
 * Positions that were passed, with their guards: the newest ones dense, older ones ever sparser. A copy that was taken a moment ago is
 * shorter than what was read since; by the last milestone before its end it is still recognised.
 */
public final class Milestones {
    private static final int MOST = 32;

    private long[] offsets = {};
    private long[] guards = {};
    private int count;

    /** Adds a position beyond all others. */
    public void pass(long offset, long guard) {
        if (count == offsets.length) {
            if (count == MOST) {
                thin();
            } else {
                offsets = Arrays.copyOf(offsets, Math.max(4, count * 2));
                guards = Arrays.copyOf(guards, offsets.length);
            }
        }
        offsets[count] = offset;
        guards[count] = guard;
        count++;
    }

    /** Drops every other one of the older half. */
    private void thin() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i >= count / 2 || i % 2 == 0) {
                offsets[kept] = offsets[i];
                guards[kept] = guards[i];
                kept++;
            }
        }
        count = kept;
    }

    /** Index of the last one at or before a position, or -1. */
    public int lastUpTo(long position) {
        int last = count - 1;
        while (last >= 0 && offsets[last] > position) {
            last--;
        }
        return last;
    }

    public long offset(int index) {
        return offsets[index];
    }

    public long guard(int index) {
        return guards[index];
    }
}
