package dev.tailrace.inputs.file.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Positions of a generation that were passed, with their guards. A copy that was taken a moment ago is shorter than what was read since; by
 * the last milestone before its end it is still recognised.
 *
 * <p>Of two kinds: ends of reads and every power of two from {@link #FIRST_FIXED} on, the newest ones dense, older ones ever sparser, so that a copy
 * of any length has one in its second half; and the place where a copy that is being made was seen to end.
 */
public final class Milestones {
    /** The first position that is one whatever the reads were; what a file holds up to here is more than headings. */
    public static final long FIRST_FIXED = 4096;

    private static final int MOST = 32;

    /** A position and its guard. */
    public record Mark(long offset, long guard) {
        /** At the beginning: says nothing. */
        public static final Mark NONE = new Mark(0, Guard.NONE);
    }

    private static final long[] EMPTY = {};

    /** Of each its offset, then its guard: of a quiet file mostly a single one. */
    private long[] marks = EMPTY;

    private int count;
    private Mark copyEnd = Mark.NONE;
    private long expected;
    private long rememberedTo;

    /** Adds a position beyond all others. */
    public void pass(long offset, long guard) {
        if (count > 0 && offset(count - 1) >= offset) {
            return;
        }
        if (2 * count == marks.length) {
            if (count == MOST) {
                thin();
            } else {
                marks = Arrays.copyOf(marks, Math.max(2, 2 * marks.length));
            }
        }
        marks[2 * count] = offset;
        marks[2 * count + 1] = guard;
        count++;
    }

    private long offset(int index) {
        return marks[2 * index];
    }

    private Mark mark(int index) {
        return new Mark(marks[2 * index], marks[2 * index + 1]);
    }

    /** Drops every other one of the older half, but not the first that is more than headings. */
    private void thin() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i >= count / 2 || i % 2 == 0 || isFirstBeyondHeadings(i)) {
                System.arraycopy(marks, 2 * i, marks, 2 * kept, 2);
                kept++;
            }
        }
        count = kept;
    }

    private boolean isFirstBeyondHeadings(int index) {
        return offset(index) >= FIRST_FIXED && (index == 0 || offset(index - 1) < FIRST_FIXED);
    }

    /** The first fixed position beyond an offset. */
    public static long fixedAfter(long offset) {
        return Math.max(FIRST_FIXED, Long.highestOneBit(offset) << 1);
    }

    /** The last one at or before a position, or {@link Mark#NONE}. */
    public Mark lastUpTo(long position) {
        int last = count - 1;
        while (last >= 0 && offset(last) > position) {
            last--;
        }
        return last < 0 ? Mark.NONE : mark(last);
    }

    /** Where the copy that was seen in the making ends, or {@link Mark#NONE}. */
    public Mark copyEnd() {
        return copyEnd;
    }

    /** Up to here reading was done by an earlier life of the agent. */
    public long rememberedTo() {
        return rememberedTo;
    }

    /** Says so. */
    public void rememberedTo(long offset) {
        rememberedTo = offset;
    }

    /** A copy was seen to end here. */
    public void copyEndsAt(long offset, long guard) {
        copyEnd = new Mark(offset, guard);
        expected = 0;
    }

    /** A copy was seen to end here, where reading has not come to: whoever passes it is to say so, {@link #copyEndsAt}. */
    public void expectCopyEnd(long offset) {
        expected = offset;
    }

    /** Where a copy ends that reading has not come to, or 0. */
    public long expectedCopyEnd() {
        return expected;
    }

    /**
     * A few that stand for all, ever sparser towards the beginning: to be remembered. By the first that is more than headings a copy is known from
     * its first blocks on.
     */
    public List<Mark> outline() {
        List<Mark> outline = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isPowerOfTwoBack = Integer.bitCount(count - i) == 1;
            if (isPowerOfTwoBack || isFirstBeyondHeadings(i)) {
                outline.add(mark(i));
            }
        }
        return outline;
    }
}
