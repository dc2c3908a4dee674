package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.PercentText;
import dev.tailrace.core.processors.text.Utf8;

/** {@code urldecode}: {@code %XX} and, unless told otherwise, {@code +} become the characters they stand for. */
final class Urldecode implements ProcessorFactory {
    private final Key<String> field = Key.string("field").required().doc("The field.");
    private final Key<String> target = Key.string("target").doc("The field that gets the result; the field itself if not given.");
    private final Key<Boolean> plus = Key.bool("plus").or("true").doc("Whether a plus sign stands for a space, as in queries.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "urldecode";
    }

    @Override
    public Section section() {
        return Section.of("processor 'urldecode'", field, target, plus, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.internOr(from, settings, target, fields);
        boolean spaces = settings.get(plus);
        boolean lenient = settings.get(ignoreMissing);
        return from == Fields.UNKNOWN || to == Fields.UNKNOWN
                ? null
                : () -> new Decoding(new FieldText(from), to, spaces, lenient, new Slice(), new Bytes(256));
    }

    private record Decoding(FieldText from, int to, boolean plus, boolean lenient, Slice text, Bytes decoded) implements Processor {
        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return lenient;
            }
            decoded.clear();
            if (!PercentText.decode(text.array(), text.start(), text.end(), plus, decoded)) {
                return false;
            }
            Utf8.mend(decoded, 0);
            return event.setBytes(to, FieldType.TEXT, decoded.array(), 0, decoded.length());
        }
    }
}
