package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@code lowercase}: texts in lower case. Values that are no texts stay as they are. */
final class Lowercase implements ProcessorFactory {
    private final Key<List<String>> names = Key.strings("fields").required().doc("The fields.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false")
                    .doc("True: fields that the event lacks are passed over; false: the event counts as failed, unchanged.");

    @Override
    public String name() {
        return "lowercase";
    }

    @Override
    public Section section() {
        return Section.of("processor 'lowercase'", names, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int[] numbers = FieldNames.internAll(settings, names, fields);
        boolean lenient = settings.get(ignoreMissing);
        return numbers == null ? null : () -> new Lowering(numbers, lenient, new Slice());
    }

    private record Lowering(int[] fields, boolean lenient, Slice text) implements Processor {
        @Override
        public boolean process(Event event) {
            for (int field : fields) {
                if (!lenient && !event.has(field)) {
                    return false;
                }
            }
            boolean room = true;
            for (int field : fields) {
                FieldType type = event.type(field);
                if ((type == FieldType.TEXT || type == FieldType.CONSTANT) && event.get(field, text) && needsLowering()) {
                    room &= lower(event, field);
                }
            }
            return room;
        }

        private boolean needsLowering() {
            for (int i = text.start(); i < text.end(); i++) {
                byte b = text.array()[i];
                if (b < 0 || b >= 'A' && b <= 'Z') {
                    return true;
                }
            }
            return false;
        }

        private boolean lower(Event event, int field) {
            for (int i = text.start(); i < text.end(); i++) {
                if (text.array()[i] < 0) {
                    byte[] lower = text.asString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
                    return event.setBytes(field, FieldType.TEXT, lower, 0, lower.length);
                }
            }
            int length = text.length();
            if (!event.setBytes(field, FieldType.TEXT, text.array(), text.start(), length)) {
                return false;
            }
            event.get(field, text);
            for (int i = text.start(); i < text.end(); i++) {
                byte b = text.array()[i];
                text.array()[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
            }
            return true;
        }
    }
}
