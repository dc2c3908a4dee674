package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.text.DataNames;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code kv}: {@code a=1 b="two words" c='3'} becomes fields. What is no pair is passed over, as is a key {@code @timestamp}; a text
 * without any pair fails.
 */
final class KeyValue implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("message").doc("The field.");
    private final Key<String> target = Key.string("target").or("''").doc("A name that stands before the keys; empty for none.");
    private final Key<String> fieldSplit = Key.string("field_split").or("' '").doc("The characters any of which separate pairs.");
    private final Key<String> valueSplit =
            Key.string("value_split").or("'='").doc("The characters any of which stand between a key and its value.");
    private final Key<List<String>> include = Key.strings("include_keys").or("[]").doc("Only these keys; none given: all.");
    private final Key<List<String>> exclude = Key.strings("exclude_keys").or("[]").doc("All keys but these.");
    private final Key<Integer> mostKeys =
            Key.integer("max_keys", 1,
                    3000).or("1000").doc("How many different names the input's data may bring; events with more count as failed.");

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public Section section() {
        return Section.of("processor 'kv'", field, target, fieldSplit, valueSplit, include, exclude, mostKeys);
    }

    /** How pairs are told apart, and which count. */
    private record Rules(boolean[] fieldSplit, boolean[] valueSplit, byte[] prefix, FieldSelection included, FieldSelection excluded) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        boolean[] between = set(settings, fieldSplit);
        boolean[] inside = set(settings, valueSplit);
        if (from == Fields.UNKNOWN || between == null || inside == null) {
            return null;
        }
        String before = settings.get(target).isEmpty() ? "" : settings.get(target) + '.';
        List<String> only = settings.get(include).stream().map(key -> before + key).toList();
        List<String> not = settings.get(exclude).stream().map(key -> before + key).toList();
        int most = settings.get(mostKeys);
        return () -> new Reading(
                new FieldText(from),
                new Rules(
                        between,
                        inside,
                        before.getBytes(StandardCharsets.UTF_8),
                        only.isEmpty() ? null : new FieldSelection(fields, only),
                        new FieldSelection(fields, not)),
                new DataNames(fields, most));
    }

    private static boolean[] set(Settings settings, Key<String> key) {
        boolean[] set = new boolean[128];
        String characters = settings.get(key);
        for (char c : characters.toCharArray()) {
            if (c >= 128) {
                settings.error(key, "expected ASCII characters, found '" + c + '\'');
                return null;
            }
            set[c] = true;
        }
        if (characters.isEmpty()) {
            settings.error(key, "expected at least one character");
            return null;
        }
        return set;
    }

    private static final class Reading implements Processor {
        private final FieldText from;
        private final Rules rules;
        private final DataNames names;
        private final Slice text = new Slice();
        private final Bytes name = new Bytes(64);

        Reading(FieldText from, Rules rules, DataNames names) {
            this.from = from;
            this.rules = rules;
            this.names = names;
        }

        @Override
        public boolean process(Event event) {
            return from.read(event, text)
                    && pairs(event, false) > 0
                    && event.batch().reserve(text.length())
                    && pairs(event, true) > 0;
        }

        private static boolean in(boolean[] set, byte b) {
            return b >= 0 && set[b];
        }

        /** Walks the pairs: how many there are; negative if there are too many names. */
        private int pairs(Event event, boolean set) {
            byte[] array = text.array();
            int end = text.end();
            int pairs = 0;
            int at = text.start();
            while (at < end) {
                int key = at;
                while (at < end && !in(rules.valueSplit, array[at]) && !in(rules.fieldSplit, array[at])) {
                    at++;
                }
                int keyEnd = at;
                if (at == end || !in(rules.valueSplit, array[at])) {
                    at++;
                    continue;
                }
                int value = ++at;
                byte quote = value < end && (array[value] == '"' || array[value] == '\'') ? array[value] : 0;
                int close = quote == 0 ? -1 : closing(array, value + 1, end, quote);
                while (close < 0 && at < end && !in(rules.fieldSplit, array[at])) {
                    at++;
                }
                int valueEnd = close < 0 ? at : close;
                at = close < 0 ? at + 1 : close + 1;
                if (keyEnd > key) {
                    int field = number(array, key, keyEnd);
                    if (field == Fields.UNKNOWN) {
                        return -1;
                    }
                    pairs++;
                    if (set && isWanted(field)) {
                        put(event, field, close < 0 ? value : value + 1, valueEnd);
                    }
                }
            }
            return pairs;
        }

        private static int closing(byte[] array, int at, int end, byte quote) {
            for (; at < end; at++) {
                if (array[at] == '\\') {
                    at++;
                } else if (array[at] == quote) {
                    return at;
                }
            }
            return -1;
        }

        private int number(byte[] array, int start, int end) {
            name.clear();
            name.write(rules.prefix).write(array, start, end - start);
            return names.number(name);
        }

        private boolean isWanted(int field) {
            return (rules.included == null || rules.included.has(field)) && !rules.excluded.has(field);
        }

        private void put(Event event, int field, int start, int end) {
            if (field == Fields.TIMESTAMP) {
                return;
            }
            if (text.array() == event.batch().arena()) {
                event.setSlice(field, FieldType.TEXT, start, end - start);
            } else {
                event.setBytes(field, FieldType.TEXT, text.array(), start, end - start);
            }
        }
    }
}
