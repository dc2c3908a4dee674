package dev.tailrace.core.ship;

import dev.tailrace.core.output.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the receiver refused, until it stands on the disk as dead letters. Owned by the {@link ShipDuty}. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private record Refusal(Consignment consignment, List<Outcome.Rejection> rejections) {}

    private final DeadLetters deadLetters;
    private final String output;
    private final ArrayDeque<Refusal> unwritten = new ArrayDeque<>();

    Refusals(DeadLetters deadLetters, String output) {
        this.deadLetters = deadLetters;
        this.output = output;
    }

    void add(Consignment consignment, List<Outcome.Rejection> rejections) {
        unwritten.add(new Refusal(consignment, rejections));
    }

    boolean isEmpty() {
        return unwritten.isEmpty();
    }

    /**
     * Writes what is to be written.
     *
     * @param onWritten told of the way of each that stands on the disk
     * @throws IOException if the disk refuses; the same call may be made again
     */
    void write(Consumer<Way> onWritten) throws IOException {
        while (!unwritten.isEmpty()) {
            Refusal refusal = unwritten.peek();
            Way way = refusal.consignment().way();
            deadLetters.write(refusal.consignment().shipment(), refusal.rejections());
            unwritten.remove();
            refusal.rejections().forEach(each -> way.refused.set(each.event()));
            Outcome.Rejection sample = refusal.rejections().getFirst();
            // Without how many: equal warnings are counted, not repeated, and it is these that go on and on. Numbers stand in status and metrics.
            LOG.warn(
                    "output {}: events are refused and kept as dead letters, with status {}; 'tailrace deadletter list' shows why",
                    output,
                    sample.status());
            // Receivers quote what they refuse: the user's own data, which is shown at this level only.
            LOG.debug("output {}: the first was refused for: {}", output, sample.reason());
            onWritten.accept(way);
        }
    }

    /** See {@link DeadLetters#mark}. */
    Optional<String> mark() {
        return deadLetters.mark();
    }

    void close() throws IOException {
        deadLetters.close();
    }
}
