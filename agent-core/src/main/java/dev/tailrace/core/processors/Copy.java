package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.util.List;

/** {@code copy}: a field's value stands under another name as well. */
final class Copy implements ProcessorFactory {
    private final Key<List<Settings>> pairs = FieldPair.FIELDS.doc("Which fields are copied to which names, each {from: a, to: b}, in order.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: fields that the event lacks are passed over; false: the event counts as failed, unchanged.");

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public Section section() {
        return Section.of("processor 'copy'", pairs, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        FieldPair[] copied = FieldPair.of(settings, pairs, fields);
        boolean lenient = settings.get(ignoreMissing);
        return copied == null ? null : () -> event -> copy(event, copied, lenient);
    }

    private static boolean copy(Event event, FieldPair[] pairs, boolean lenient) {
        if (!lenient && !FieldPair.allPresent(event, pairs)) {
            return false;
        }
        for (FieldPair pair : pairs) {
            event.copy(pair.from(), pair.to());
        }
        return true;
    }
}
