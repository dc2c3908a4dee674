package dev.tailrace.core.ship;

import dev.tailrace.core.batch.BatchPool;
import java.util.function.Consumer;

/** A way to one output that leads into the test's hands. */
public record PaperLane(String output, BatchPool pool, Positions positions, OutputTally tally, Consumer<Parcel> parcels) implements Destination {
    @Override
    public void accept(Parcel parcel) {
        parcels.accept(parcel);
    }
}
