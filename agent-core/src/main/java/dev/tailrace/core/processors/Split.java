package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Search;
import java.nio.charset.StandardCharsets;

/** {@code split}: a text becomes a list of texts. */
final class Split implements ProcessorFactory {
    private final Key<String> field = Key.string("field").required().doc("The field.");
    private final Key<String> separator =
            Key.string("separator").required().doc("The text that stands between the parts, such as a comma.");
    private final Key<String> target = Key.string("target").doc("The field that gets the list; the field itself if not given.");
    private final Key<Boolean> trim = Key.bool("trim").or("true").doc("Whether spaces around a part are cut off.");
    private final Key<Boolean> keepEmpty = Key.bool("keep_empty").or("false").doc("Whether parts of no characters stand in the list.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "split";
    }

    @Override
    public Section section() {
        return Section.of("processor 'split'", field, separator, target, trim, keepEmpty, ignoreMissing);
    }

    /** How texts are cut. */
    private record Rules(byte[] separator, boolean trim, boolean keepEmpty, boolean lenient) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.internOr(from, settings, target, fields);
        String between = settings.get(separator);
        if (between != null && between.isEmpty()) {
            settings.error(separator, "expected at least one character between the parts");
        }
        if (from == Fields.UNKNOWN || to == Fields.UNKNOWN || between == null || between.isEmpty()) {
            return null;
        }
        Rules rules = new Rules(
                between.getBytes(StandardCharsets.UTF_8), settings.get(trim), settings.get(keepEmpty), settings.get(ignoreMissing));
        return () -> new Splitting(new FieldText(from), to, rules, new Slice(), new Bytes(256));
    }

    private record Splitting(FieldText from, int to, Rules rules, Slice text, Bytes json) implements Processor {
        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return rules.lenient;
            }
            json.clear();
            json.write('[');
            for (int at = text.start(); at <= text.end(); ) {
                int found = Search.indexOf(text.array(), at, text.end(), rules.separator);
                int end = found < 0 ? text.end() : found;
                part(at, end);
                at = end + rules.separator.length;
                if (found < 0) {
                    break;
                }
            }
            json.write(']');
            return event.setBytes(to, FieldType.JSON, json.array(), 0, json.length());
        }

        private void part(int start, int end) {
            byte[] array = text.array();
            if (rules.trim) {
                while (start < end && (array[start] == ' ' || array[start] == '\t')) {
                    start++;
                }
                while (end > start && (array[end - 1] == ' ' || array[end - 1] == '\t')) {
                    end--;
                }
            }
            if (end > start || rules.keepEmpty) {
                if (json.length() > 1) {
                    json.write(',');
                }
                JsonText.quote(array, start, end - start, json);
            }
        }
    }
}
