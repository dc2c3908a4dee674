package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/** A kind of processor. */
public interface ProcessorFactory {
    /** Its key in {@code processors:}. */
    String name();

    /** What it takes, {@code when} and {@code tag_on_failure} apart, which every processor takes. */
    Section section();

    /** Compiles it; mistakes go to {@link Settings#problems()}, and null is returned. */
    ProcessorPlan configure(Settings settings, Fields fields);
}
