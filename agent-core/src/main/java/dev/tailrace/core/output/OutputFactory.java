package dev.tailrace.core.output;

import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/** A type of output, found through {@link java.util.ServiceLoader}. */
public interface OutputFactory {
    /** Its name in {@code type:}. */
    String type();

    /** What it takes; {@code type} apart. */
    Section section();

    /** Checks and compiles; mistakes go to {@link Settings#problems()}. Touches nothing outside the configuration. */
    OutputPlan configure(Settings settings);
}
