package dev.tailrace.core.batch;

import java.util.Arrays;

/**
 * Where the fields of the event under a cursor stand, by their numbers, from the first one on: kept as they are set, so that to find one
 * is no walk along the tape, on which each word waits for the one before it. Owned by the cursor.
 */
final class Places {
    /** The event's turn &lt;&lt; 32 | the field's place: what another event left behind says so itself. */
    private long[] places = new long[64];

    private int turn = 1;

    /** Forgets all: another event's turn. */
    void clear() {
        if (++turn == 0) {
            Arrays.fill(places, 0);
            turn = 1;
        }
    }

    /** A field's place, or -1. */
    int of(int field) {
        long place = field < places.length ? places[field] : 0;
        return (int) (place >>> 32) == turn ? (int) place : -1;
    }

    void put(int field, int place) {
        if (field >= places.length) {
            places = Arrays.copyOf(places, Fields.LIMIT);
        }
        places[field] = (long) turn << 32 | place;
    }

    void remove(int field) {
        if (field < places.length) {
            places[field] = 0;
        }
    }
}
