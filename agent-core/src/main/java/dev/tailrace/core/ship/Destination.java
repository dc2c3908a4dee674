package dev.tailrace.core.ship;

import dev.tailrace.core.batch.BatchPool;

/** The way to one output, as a batch that is to go there sees it. Thread-safe. */
public interface Destination {
    /** The output's name. */
    String output();

    /** The memory that its data may take. */
    BatchPool pool();

    /** What remembers how far it is. */
    Positions positions();

    /** Its books. */
    OutputTally tally();

    /** Takes a parcel; returns at once. */
    void accept(Parcel parcel);
}
