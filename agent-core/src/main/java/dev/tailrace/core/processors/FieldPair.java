package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import java.util.List;

/** A field and the name that its value gets: what {@code rename} and {@code copy} are told. */
record FieldPair(int from, int to) {
    private static final Key<String> FROM = Key.string("from").required().doc("The field as it is called.");
    private static final Key<String> TO = Key.string("to").required().doc("The name its value gets; a field that has it is replaced.");

    static final Key<List<Settings>> FIELDS = Key.sections("fields", Section.of("fields", FROM, TO)).required();

    /** The pairs, or null after complaints. */
    static FieldPair[] of(Settings settings, Key<List<Settings>> key, Fields fields) {
        List<Settings> given = settings.get(key);
        if (given == null) {
            return null;
        }
        FieldPair[] pairs = given.stream()
                .filter(each -> each.has(FROM) && each.has(TO))
                .map(each -> new FieldPair(FieldNames.intern(each, FROM, fields), FieldNames.intern(each, TO, fields)))
                .filter(each -> each.from != Fields.UNKNOWN && each.to != Fields.UNKNOWN)
                .toArray(FieldPair[]::new);
        return pairs.length == given.size() ? pairs : null;
    }

    static boolean allPresent(Event event, FieldPair[] pairs) {
        for (FieldPair pair : pairs) {
            if (!event.has(pair.from)) {
                return false;
            }
        }
        return true;
    }
}
