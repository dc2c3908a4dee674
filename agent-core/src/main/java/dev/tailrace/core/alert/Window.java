package dev.tailrace.core.alert;

import java.util.Arrays;

/** How many events a group had lately: a ring of slots, of which the newest is that of its newest event. */
final class Window {
    /** Slots of a window. */
    static final int SLOTS = 12;

    private final int[] counts = new int[SLOTS];
    private long newest = Long.MIN_VALUE;
    private long sum;

    /** Begins anew if it is a window and more ahead of this slot, the present one: somebody has set the clock back. */
    void heed(long present) {
        if (newest >= present + SLOTS) {
            newest = Long.MIN_VALUE;
            Arrays.fill(counts, 0);
            sum = 0;
        }
    }

    /** Counts events of a slot; those that are older than the window are not counted. */
    void add(long slot, int events) {
        if (newest == Long.MIN_VALUE) {
            newest = slot;
        }
        advance(slot);
        if (slot > newest - SLOTS) {
            counts[index(slot)] += events;
            sum += events;
        }
    }

    /** The window's newest slot is this one or a newer one from now on. */
    void advance(long slot) {
        if (newest == Long.MIN_VALUE || slot <= newest) {
            return;
        }
        long first = Math.max(newest + 1, slot - SLOTS + 1);
        for (long each = first; each <= slot; each++) {
            sum -= counts[index(each)];
            counts[index(each)] = 0;
        }
        newest = slot;
    }

    /** Events within the window that ends with its newest slot. */
    long sum() {
        return sum;
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }
}
