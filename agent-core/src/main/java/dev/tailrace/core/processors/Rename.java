package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.util.List;

/** {@code rename}: a field gets another name. */
final class Rename implements ProcessorFactory {
    private final Key<List<Settings>> fieldsKey = FieldPair.FIELDS.doc("Which fields get which names, each {from: a, to: b}, in order.");
    private final Key<Boolean> ignoreMissing = Key.bool("ignore_missing").or("false").doc("True: fields that the event lacks are passed over; false: the event counts as failed, unchanged.");

    @Override
    public String name() {
        return "rename";
    }

    @Override
    public Section section() {
        return Section.of("processor 'rename'", fieldsKey, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        FieldPair[] pairs = FieldPair.of(settings, fieldsKey, fields);
        boolean lenient = settings.get(ignoreMissing);
        return pairs == null ? null : () -> event -> rename(event, pairs, lenient);
    }

    private static boolean rename(Event event, FieldPair[] pairs, boolean lenient) {
        if (!lenient && !FieldPair.allPresent(event, pairs)) {
            return false;
        }
        for (FieldPair pair : pairs) {
            event.rename(pair.from(), pair.to());
        }
        return true;
    }
}
