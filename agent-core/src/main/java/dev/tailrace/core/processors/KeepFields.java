package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import java.util.List;

/** {@code keep_fields}: of the fields that lines and processors brought, only these stay, with {@code @timestamp}, tags and what the agent adds. */
final class KeepFields implements ProcessorFactory {
    private final Key<List<String>> names = Key.strings("fields").required().doc("Which fields; a name stands for all that is nested below it too.");

    @Override
    public String name() {
        return "keep_fields";
    }

    @Override
    public Section section() {
        return Section.of("processor 'keep_fields'", names);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        List<String> given = settings.get(names);
        if (given == null) {
            return null;
        }
        List<String> paths = given.stream()
                .mapToInt(each -> FieldNames.intern(each, fields, settings.at(names), settings.problems()))
                .filter(each -> each != Fields.UNKNOWN)
                .mapToObj(fields::name)
                .toList();
        return paths.size() < given.size()
                ? null
                : () -> {
                    FieldSelection selection = new FieldSelection(fields, paths);
                    return event -> {
                        selection.removeOthers(event);
                        return true;
                    };
                };
    }
}
