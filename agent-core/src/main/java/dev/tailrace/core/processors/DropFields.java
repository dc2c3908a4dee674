package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import java.util.Arrays;
import java.util.List;

/** {@code drop_fields}: fields are taken away, with all that is nested below them; also those that the agent adds, such as {@code host.name}. */
final class DropFields implements ProcessorFactory {
    private final Key<List<String>> names = Key.strings("fields").required().doc("Which fields; a name stands for all that is nested below it too.");

    @Override
    public String name() {
        return "drop_fields";
    }

    @Override
    public Section section() {
        return Section.of("processor 'drop_fields'", names);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        List<String> given = settings.get(names);
        if (given == null) {
            return null;
        }
        int[] numbers = given.stream()
                .mapToInt(each -> FieldNames.intern(each, fields, settings.at(names), settings.problems()))
                .filter(each -> each != Fields.UNKNOWN)
                .toArray();
        if (given.contains("@timestamp")) {
            settings.error(names, "@timestamp cannot be dropped");
        }
        List<String> paths = Arrays.stream(numbers).mapToObj(fields::name).toList();
        return numbers.length < given.size() ? null : () -> new Dropping(new FieldSelection(fields, paths));
    }

    /** Removes what the event holds, and hides what its source implies. */
    private record Dropping(FieldSelection selection) implements Processor {
        @Override
        public boolean process(Event event) {
            selection.removeChosen(event);
            selection.hideShared(event);
            return true;
        }
    }
}
