package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/** {@code drop_event}: the event is not shipped; it counts as dropped by a rule. */
final class DropEvent implements ProcessorFactory {
    @Override
    public String name() {
        return "drop_event";
    }

    @Override
    public Section section() {
        return Section.of("processor 'drop_event'");
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        return () -> event -> {
            event.drop();
            return true;
        };
    }
}
