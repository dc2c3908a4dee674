package dev.tailrace.core.ship;

import java.util.BitSet;
import java.util.Map;

/** Who is told, once, when a parcel has settled: each of its events is delivered, or on disk as a dead letter. */
public interface Receipt {
    /**
     * The parcel's batch is not looked at any more.
     *
     * @param marks what the output wants committed together with whatever position this moves
     * @param refused numbers of the events that became dead letters
     */
    void settled(Map<String, String> marks, BitSet refused);
}
