package dev.tailrace.core.input;

import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/** A type of input, found through {@link java.util.ServiceLoader}. */
public interface InputFactory {
    /** Its name in {@code type:}. */
    String type();

    /** What it takes, apart from the keys that every input takes ({@code id type preset processors fields fields_under_root tags output}). */
    Section section();

    /** Checks and compiles; mistakes go to {@link Settings#problems()}. Touches nothing outside the configuration. */
    InputPlan configure(Settings settings);
}
