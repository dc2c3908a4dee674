package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.DurationText;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;

/** {@code duration}: a text such as {@code 30.1s}, or a number of some unit, becomes a whole number of nanoseconds. */
final class Duration implements ProcessorFactory {
    /** The unit of a number that names none. */
    enum Unit {
        NS(1),
        US(1_000),
        MS(1_000_000),
        S(1_000_000_000);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }
    }

    private final Key<String> field = Key.string("field").required().doc("The field with the duration: 30.1s, 1m2.5s, 250ms, 12µs, or a number.");
    private final Key<Unit> unit = Key.choice("unit", Unit.class).or("s").doc("The unit of a number that names none: ns, us, ms or s.");
    private final Key<String> target = Key.string("target").or("event.duration").doc("The field that gets the nanoseconds.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "duration";
    }

    @Override
    public Section section() {
        return Section.of("processor 'duration'", field, unit, target, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.intern(settings, target, fields);
        boolean lenient = settings.get(ignoreMissing);
        Unit given = settings.get(unit);
        return from == Fields.UNKNOWN || to == Fields.UNKNOWN ? null : () -> new Reading(new FieldText(from), to, given.nanos, lenient, new Slice());
    }

    private record Reading(FieldText from, int to, long unit, boolean lenient, Slice text) implements Processor {
        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return lenient;
            }
            long nanos = DurationText.parse(text.array(), text.start(), text.length(), unit);
            if (nanos == DurationText.NONE) {
                return false;
            }
            event.setLong(to, nanos);
            return true;
        }
    }
}
