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
import java.util.Arrays;
import java.util.List;

/**
 * {@code csv}: the columns of a line become fields. Quotes as in RFC 4180: around a value that has separators in it, doubled inside.
 * Columns
 * without a name, and values without a column, are passed over; a quote that does not close fails.
 */
final class Csv implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("message").doc("The field.");
    private final Key<List<String>> columns =
            Key.strings("columns").required().doc("The fields that the columns become, in order; '' passes one over.");
    private final Key<String> separator = Key.string("separator").or("','").doc("The character between columns; \\t for a tab.");
    private final Key<String> quote = Key.string("quote").or("'\"'").doc("The character around values that have separators in them.");
    private final Key<Boolean> keepEmpty =
            Key.bool("keep_empty").or("false").doc("Whether a column of no characters becomes an empty field.");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Section section() {
        return Section.of("processor 'csv'", field, columns, separator, quote, keepEmpty);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int between = character(settings, separator);
        int around = character(settings, quote);
        List<String> names = settings.get(columns);
        if (from == Fields.UNKNOWN || between < 0 || around < 0 || names == null) {
            return null;
        }
        int[] targets = names.stream()
                .mapToInt(each -> each.isEmpty() ? NO_FIELD : FieldNames.intern(each, fields, settings.at(columns), settings.problems()))
                .toArray();
        boolean empty = settings.get(keepEmpty);
        boolean valid = Arrays.stream(targets).noneMatch(each -> each == Fields.UNKNOWN);
        return valid ? () -> new Reading(new FieldText(from), targets, (byte) between, (byte) around, empty) : null;
    }

    private static final int NO_FIELD = -2;

    private static int character(Settings settings, Key<String> key) {
        String written = settings.get(key).equals("\\t") ? "\t" : settings.get(key);
        if (written.length() != 1 || written.charAt(0) >= 128) {
            settings.error(key, "expected one ASCII character, found '" + written + '\'');
            return -1;
        }
        return written.charAt(0);
    }

    private static final class Reading implements Processor {
        private final FieldText from;
        private final int[] targets;
        private final byte separator;
        private final byte quote;
        private final boolean keepEmpty;
        private final Slice text = new Slice();
        private final Bytes value = new Bytes(128);

        Reading(FieldText from, int[] targets, byte separator, byte quote, boolean keepEmpty) {
            this.from = from;
            this.targets = targets;
            this.separator = separator;
            this.quote = quote;
            this.keepEmpty = keepEmpty;
        }

        @Override
        public boolean process(Event event) {
            return from.read(event, text) && columns(event, false) && event.batch().reserve(text.length()) && columns(event, true);
        }

        /** Walks the columns; false if a quote does not close, or something stands behind one that did. */
        private boolean columns(Event event, boolean set) {
            byte[] array = text.array();
            int at = text.start();
            for (int column = 0; at <= text.end(); column++) {
                boolean quoted = at < text.end() && array[at] == quote;
                int start = quoted ? at + 1 : at;
                int end = quoted ? closing(array, start) : unquoted(array, start);
                if (end < 0) {
                    return false;
                }
                int next = quoted ? end + 1 : end;
                if (next < text.end() && array[next] != separator) {
                    return false;
                }
                if (set && column < targets.length && targets[column] != NO_FIELD && (keepEmpty || end > start)) {
                    put(event, targets[column], start, end, quoted);
                }
                at = next + 1;
            }
            return true;
        }

        private int unquoted(byte[] array, int at) {
            while (at < text.end() && array[at] != separator) {
                at++;
            }
            return at;
        }

        private int closing(byte[] array, int at) {
            for (; at < text.end(); at++) {
                if (array[at] == quote) {
                    if (at + 1 == text.end() || array[at + 1] != quote) {
                        return at;
                    }
                    at++;
                }
            }
            return -1;
        }

        private void put(Event event, int field, int start, int end, boolean quoted) {
            byte[] array = text.array();
            value.clear();
            for (int at = start; quoted && at < end; at++) {
                if (array[at] == quote) {
                    value.write(array, start, at + 1 - start);
                    start = ++at + 1;
                }
            }
            if (value.length() == 0 && array == event.batch().arena()) {
                event.setSlice(field, FieldType.TEXT, start, end - start);
                return;
            }
            value.write(array, start, end - start);
            event.setBytes(field, FieldType.TEXT, value.array(), 0, value.length());
        }
    }
}
