package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.date.DateFormats;
import dev.tailrace.core.processors.date.DateParser;
import dev.tailrace.core.processors.date.ZoneClock;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** {@code date}: a text becomes an instant, usually the event's own time. */
final class Date implements ProcessorFactory {
    private final Key<String> field = Key.string("field").required().doc("The field with the time as text.");
    private final Key<List<String>> formats = Key.strings("formats")
            .required()
            .doc("Tried in order: UNIX, UNIX_MS, ISO8601, or patterns of java.time such as 'dd/MMM/yyyy:HH:mm:ss Z', in English.");
    private final Key<String> timezone =
            Key.string("timezone").or("local").doc("The zone of times that name none: Asia/Shanghai, +08:00, UTC, or local, the machine's own.");
    private final Key<String> target = Key.string("target").or("'@timestamp'").doc("The field that gets the instant.");

    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "date";
    }

    @Override
    public Section section() {
        return Section.of("processor 'date'", field, formats, timezone, target, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        DateFormats compiled = formats(settings);
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.intern(settings, target, fields);
        boolean lenient = settings.get(ignoreMissing);
        return compiled == null || from == Fields.UNKNOWN || to == Fields.UNKNOWN ? null : () -> new Reading(from, to, compiled.newParser(), lenient);
    }

    private DateFormats formats(Settings settings) {
        ZoneId zone = null;
        try {
            String name = settings.get(timezone);
            zone = name.equalsIgnoreCase("local") ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            settings.error(timezone, "unknown time zone '" + settings.get(timezone) + "': expected such as Asia/Shanghai, +08:00, UTC or local");
        }
        List<String> given = settings.get(formats);
        if (given == null || zone == null) {
            return null;
        }
        if (given.isEmpty()) {
            settings.error(formats, "expected at least one format");
            return null;
        }
        try {
            return new DateFormats(given, zone);
        } catch (IllegalArgumentException e) {
            settings.error(formats, e.getMessage());
            return null;
        }
    }

    private static final class Reading implements Processor {
        private final int field;
        private final FieldText from;
        private final int to;
        private final DateParser parser;
        private final boolean lenient;
        private final Slice text = new Slice();

        Reading(int field, int to, DateParser parser, boolean lenient) {
            this.field = field;
            this.from = new FieldText(field);
            this.to = to;
            this.parser = parser;
            this.lenient = lenient;
        }

        @Override
        public boolean process(Event event) {
            if (event.type(field) == FieldType.TIME) {
                event.setTime(to, event.number(field));
                return true;
            }
            if (!from.read(event, text)) {
                return lenient;
            }
            long instant = parser.parse(text.array(), text.start(), text.length(), event.batch().readAt());
            if (instant == ZoneClock.NEVER) {
                return false;
            }
            event.setTime(to, instant);
            return true;
        }
    }
}
