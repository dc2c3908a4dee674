package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.TypedText;
import java.util.List;

/** {@code convert}: fields become values of a type, in place or under another name. All of them or, if one cannot, none. */
final class Convert implements ProcessorFactory {
    /** What happens to the field that was converted, if the result has another name. */
    enum Mode {
        COPY,
        RENAME
    }

    private static final Key<String> FROM = Key.string("from").required().doc("The field.");
    private static final Key<String> TO = Key.string("to").doc("The name of the result; the field itself if not given.");
    private static final Key<TypedText.Type> TYPE =
            Key.choice("type", TypedText.Type.class).or("string").doc("What it becomes: string, integer, long, float, double, boolean or ip.");

    private final Key<List<Settings>> each =
            Key.sections("fields", Section.of("fields", FROM, TO, TYPE)).required().doc("The fields, each {from: a, to: b, type: long}.");
    private final Key<Mode> mode = Key.choice("mode", Mode.class).or("copy").doc("Whether a field with a new name keeps the old one too (copy) or not (rename).");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: fields that the event lacks are passed over; false: the event counts as failed, unchanged.");

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public Section section() {
        return Section.of("processor 'convert'", each, mode, ignoreMissing);
    }

    private record Conversion(int from, int to, TypedText.Type type) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        List<Settings> given = settings.get(each);
        if (given == null) {
            return null;
        }
        Conversion[] conversions = given.stream()
                .filter(one -> one.has(FROM))
                .map(one -> {
                    int from = FieldNames.intern(one, FROM, fields);
                    return new Conversion(from, one.has(TO) ? FieldNames.intern(one, TO, fields) : from, one.get(TYPE));
                })
                .filter(one -> one.from != Fields.UNKNOWN && one.to != Fields.UNKNOWN)
                .toArray(Conversion[]::new);
        boolean rename = settings.get(mode) == Mode.RENAME;
        boolean lenient = settings.get(ignoreMissing);
        return conversions.length < given.size() ? null : () -> new Converting(conversions, rename, lenient, fields);
    }

    private static final class Converting implements Processor {
        private final Conversion[] conversions;
        private final FieldText[] sources;
        private final TypedText[] values;
        private final boolean[] present;
        private final boolean rename;
        private final boolean lenient;
        private final Slice text = new Slice();

        Converting(Conversion[] conversions, boolean rename, boolean lenient, Fields fields) {
            this.conversions = conversions;
            this.sources = new FieldText[conversions.length];
            this.values = new TypedText[conversions.length];
            this.present = new boolean[conversions.length];
            for (int i = 0; i < conversions.length; i++) {
                sources[i] = new FieldText(conversions[i].from);
                values[i] = new TypedText(fields);
            }
            this.rename = rename;
            this.lenient = lenient;
        }

        @Override
        public boolean process(Event event) {
            for (int i = 0; i < conversions.length; i++) {
                present[i] = sources[i].read(event, text);
                boolean good = present[i] ? values[i].read(conversions[i].type, text.array(), text.start(), text.length()) : lenient;
                if (!good) {
                    return false;
                }
            }
            boolean room = true;
            for (int i = 0; i < conversions.length; i++) {
                if (present[i]) {
                    room &= values[i].set(event, conversions[i].to);
                    if (rename && room && conversions[i].to != conversions[i].from) {
                        event.remove(conversions[i].from);
                    }
                }
            }
            return room;
        }
    }
}
