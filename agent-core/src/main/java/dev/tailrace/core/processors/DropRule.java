package dev.tailrace.core.processors;

import dev.tailrace.core.config.Location;
import java.util.concurrent.atomic.LongAdder;

/** A step as the books know it: how many events it took out of what is shipped. Shared by the input's workers; thread-safe. */
public final class DropRule {
    private final String processor;
    private final Location at;
    private final LongAdder dropped = new LongAdder();

    DropRule(String processor, Location at) {
        this.processor = processor;
        this.at = at;
    }

    /** What a rule has dropped up to now. */
    public record Count(String rule, long events) {}

    void count() {
        dropped.increment();
    }

    /** Named after the processor and its place: {@code drop_event (tailrace.yml:14)}. */
    Count toCount() {
        return new Count(processor + " (" + at.file() + ':' + at.line() + ')', dropped.sum());
    }
}
