package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.date.DateFormats;
import dev.tailrace.core.processors.date.DateParser;
import dev.tailrace.core.processors.date.ZoneClock;
import dev.tailrace.core.processors.text.DataNames;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.JsonScan;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/**
 * {@code json}: a text that is a JSON object becomes fields; objects in it become nested names, lists stay lists. Strings without escapes,
 * numbers and lists share the text's bytes.
 *
 * <p>A key {@code @timestamp} sets the event's time if it is ISO 8601, and is passed over otherwise.
 */
final class Json implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("message").doc("The field.");
    private final Key<String> target = Key.string("target").or("''").doc("A name that stands before the keys; empty for none.");
    private final Key<Boolean> overwrite =
            Key.bool("overwrite").or("true").doc("Whether fields that the event has already get the new values.");
    private final Key<Integer> mostKeys =
            Key.integer("max_keys", 1,
                    3000).or("1000").doc("How many different names the input's data may bring; events with more count as failed.");

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Section section() {
        return Section.of("processor 'json'", field, target, overwrite, mostKeys);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        String before = settings.get(target).isEmpty() ? "" : settings.get(target) + '.';
        boolean replace = settings.get(overwrite);
        int most = settings.get(mostKeys);
        return from == Fields.UNKNOWN ? null : () -> new Reading(from, before, replace, new DataNames(fields, most), fields);
    }

    private static final class Reading implements Processor {
        private static final DateFormats ISO = new DateFormats(List.of("ISO8601"), ZoneOffset.UTC);
        private static final int MOST_DEPTH = 64;

        private final FieldText from;
        private final byte[] prefix;
        private final boolean overwrite;
        private final DataNames names;
        private final Constant yes;
        private final Constant no;
        private final Constant nothing;
        private final DateParser dates = ISO.newParser();
        private final JsonScan scan = new JsonScan();
        private final Slice text = new Slice();
        private final Bytes path = new Bytes(128);
        private final Bytes value = new Bytes(256);
        private Event event;
        private boolean inArena;

        Reading(int from, String prefix, boolean overwrite, DataNames names, Fields fields) {
            this.from = new FieldText(from);
            this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
            this.overwrite = overwrite;
            this.names = names;
            this.yes = fields.constant("true", "true");
            this.no = fields.constant("false", "false");
            this.nothing = fields.constant("null", "null");
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return false;
            }
            this.event = event;
            scan.over(text.array(), text.end());
            int start = scan.space(text.start());
            int past = scan.at(start) == '{' ? scan.skip(start) : JsonScan.BROKEN;
            if (past < 0 || scan.space(past) != text.end()) {
                return false;
            }
            inArena = text.array() == event.batch().arena();
            path.clear();
            path.write(prefix);
            return object(start, false, 0) && event.batch().reserve(2 * text.length()) && object(start, true, 0);
        }

        /** Walks the members of an object: first to see that all names can be fields, then to set them. */
        private boolean object(int start, boolean set, int depth) {
            int outer = path.length();
            int at = scan.space(start + 1);
            while (scan.at(at) != '}') {
                int keyEnd = scan.skip(at);
                path.length(outer);
                scan.unescape(at, keyEnd, path);
                int valueStart = scan.space(scan.space(keyEnd) + 1);
                int valueEnd = scan.skip(valueStart);
                if (!member(valueStart, valueEnd, set, depth)) {
                    return false;
                }
                at = scan.space(valueEnd);
                at = scan.at(at) == ',' ? scan.space(at + 1) : at;
            }
            path.length(outer);
            return true;
        }

        private boolean member(int start, int past, boolean set, int depth) {
            if (scan.at(start) == '{' && scan.at(scan.space(start + 1)) != '}' && depth < MOST_DEPTH) {
                path.write('.');
                return object(start, set, depth + 1);
            }
            int field = names.number(path);
            if (field == Fields.UNKNOWN) {
                return false;
            }
            if (set && (overwrite || field == Fields.TIMESTAMP || !isTaken(field))) {
                set(field, start, past);
            }
            return true;
        }

        private boolean isTaken(int field) {
            return event.has(field) || event.source().template().has(field);
        }

        private void set(int field, int start, int past) {
            byte first = scan.at(start);
            if (field == Fields.TIMESTAMP) {
                time(start, past);
            } else if (first == '"' && scan.isPlain(start, past)) {
                put(field, FieldType.TEXT, start + 1, past - 1);
            } else if (first == '"') {
                value.clear();
                scan.unescape(start, past, value);
                event.setBytes(field, FieldType.TEXT, value.array(), 0, value.length());
            } else if (first == '[' || first == '{') {
                put(field, FieldType.JSON, start, past);
            } else if (first == 't' || first == 'f') {
                event.setConstant(field, first == 't' ? yes : no);
            } else if (first == 'n') {
                event.setConstant(field, nothing);
            } else {
                put(field, FieldType.NUMBER, start, past);
            }
        }

        private void put(int field, FieldType type, int start, int past) {
            if (inArena) {
                event.setSlice(field, type, start, past - start);
            } else {
                event.setBytes(field, type, text.array(), start, past - start);
            }
        }

        private void time(int start, int past) {
            if (scan.at(start) == '"') {
                long instant = dates.parse(text.array(), start + 1, past - start - 2, event.batch().readAt());
                if (instant != ZoneClock.NEVER) {
                    event.setTime(Fields.TIMESTAMP, instant);
                }
            }
        }
    }
}
