package dev.tailrace.core.processors;

import dev.tailrace.core.config.Location;
import java.util.concurrent.atomic.LongAdder;

/**
 * A step as the books know it: how many events it did something with, such as dropping them or failing at them. Shared by the input's
 * workers; thread-safe.
 */
public final class StepTally {
    private final String processor;
    private final Location at;
    private final LongAdder events = new LongAdder();

    StepTally(String processor, Location at) {
        this.processor = processor;
        this.at = at;
    }

    /** What a step has come to up to now. */
    public record Count(String rule, long events) {}

    void count() {
        events.increment();
    }

    /** Named after the processor and its place: {@code drop_event (tailrace.yml:14)}. */
    Count toCount() {
        return new Count(processor + " (" + at.file() + ':' + at.line() + ')', events.sum());
    }
}
