package dev.tailrace.core.ship;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A parcel's way until it settles. Owned by the {@link ShipDuty}. */
final class Way {
    final Parcel parcel;
    final Map<String, String> marks = new HashMap<>();
    /** Events that stand on the disk as dead letters. */
    final BitSet refused = new BitSet();
    /** When its oldest line was read, in nanoseconds since 1970. */
    final long readAt;
    /** Into how many parts it is split that have not come to their end. */
    int open = 1;
    /** How many events the output gets of it. */
    int events;

    Way(Parcel parcel) {
        this.parcel = parcel;
        this.readAt = parcel.batch().readAt();
    }
}
