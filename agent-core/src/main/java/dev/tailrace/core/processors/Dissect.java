package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.text.DissectPattern;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Search;
import dev.tailrace.core.processors.text.TypedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code dissect}: a text is cut at the texts that stand between keys; no regular expression, so it is fast and takes what it gets. */
final class Dissect implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("message").doc("The field.");
    private final Key<String> tokenizer =
            Key.string("tokenizer").required()
                    .doc("Keys and the texts between them: '%{client.ip} [%{ts}] %{size|long} %{?skipped} %{+ts}'.");
    private final Key<String> prefix = Key.string("target_prefix").or("''").doc("A name that stands before the keys; empty for none.");
    private final Key<String> appendSeparator =
            Key.string("append_separator").or("' '").doc("What stands between values that are put together by %{+name}.");

    @Override
    public String name() {
        return "dissect";
    }

    @Override
    public Section section() {
        return Section.of("processor 'dissect'", field, tokenizer, prefix, appendSeparator);
    }

    /** Where a key's text goes: the field, and the first key of the same field if it is appended to that. */
    private record Target(int field, int joins) {
        static final int ALONE = -1;
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        String written = settings.get(tokenizer);
        if (from == Fields.UNKNOWN || written == null) {
            return null;
        }
        try {
            DissectPattern pattern = DissectPattern.of(written);
            String before = settings.get(prefix).isEmpty() ? "" : settings.get(prefix) + '.';
            Target[] targets = targets(pattern, before, settings, fields);
            byte[] between = settings.get(appendSeparator).getBytes(StandardCharsets.UTF_8);
            boolean valid = Arrays.stream(targets).noneMatch(target -> target != null && target.field == Fields.UNKNOWN);
            return valid ? () -> new Cutting(new FieldText(from), pattern, targets, between, fields) : null;
        } catch (IllegalArgumentException e) {
            settings.error(tokenizer, e.getMessage());
            return null;
        }
    }

    /** One for each key; null for those that are passed over. */
    private Target[] targets(DissectPattern pattern, String before, Settings settings, Fields fields) {
        List<DissectPattern.Key> keys = pattern.keys();
        Target[] targets = new Target[keys.size()];
        for (int i = 0; i < targets.length; i++) {
            DissectPattern.Key key = keys.get(i);
            if (key.name().isEmpty()) {
                continue;
            }
            int number = FieldNames.intern(before + key.name(), fields, settings.at(tokenizer), settings.problems());
            int joins = Target.ALONE;
            for (int j = 0; j < i && key.append() && joins == Target.ALONE; j++) {
                joins = targets[j] != null && targets[j].field == number ? j : Target.ALONE;
            }
            targets[i] = new Target(number, joins);
        }
        return targets;
    }

    private static final class Cutting implements Processor {
        private final FieldText from;
        private final byte[] before;
        private final DissectPattern.Key[] keys;
        private final Target[] targets;
        private final byte[] between;
        private final TypedText[] values;
        private final int[] starts;
        private final int[] ends;
        private final Slice text = new Slice();
        private final Bytes joined = new Bytes(128);

        Cutting(FieldText from, DissectPattern pattern, Target[] targets, byte[] between, Fields fields) {
            this.from = from;
            this.before = pattern.before();
            this.keys = pattern.keys().toArray(DissectPattern.Key[]::new);
            this.targets = targets;
            this.between = between;
            this.values = Arrays.stream(targets).map(target -> new TypedText(fields)).toArray(TypedText[]::new);
            this.starts = new int[keys.length];
            this.ends = new int[keys.length];
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, text) || !cut()) {
                return false;
            }
            joined.clear();
            for (int i = 0; i < keys.length; i++) {
                if (targets[i] != null && targets[i].joins == Target.ALONE && !read(i)) {
                    return false;
                }
            }
            if (!event.batch().reserve(text.length() + joined.length())) {
                return false;
            }
            for (int i = 0; i < keys.length; i++) {
                if (targets[i] != null && targets[i].joins == Target.ALONE) {
                    values[i].set(event, targets[i].field);
                }
            }
            return true;
        }

        /** Finds where the keys' texts stand. */
        private boolean cut() {
            byte[] array = text.array();
            int at = text.start();
            int end = text.end();
            if (end - at < before.length || !Arrays.equals(array, at, at + before.length, before, 0, before.length)) {
                return false;
            }
            at += before.length;
            for (int i = 0; i < keys.length; i++) {
                byte[] after = keys[i].after();
                int stop = after.length == 0 ? end : Search.indexOf(array, at, end, after);
                if (stop < 0) {
                    return false;
                }
                starts[i] = at;
                ends[i] = stop;
                at = stop + after.length;
                while (keys[i].padded() && after.length > 0 && Search.indexOf(array, at, Math.min(end, at + after.length), after) == at) {
                    at += after.length;
                }
            }
            return true;
        }

        /** Reads a key's value, with those that are appended to it. */
        private boolean read(int key) {
            int start = joined.length();
            for (int i = key + 1; i < keys.length; i++) {
                if (targets[i] != null && targets[i].joins == key) {
                    if (joined.length() == start) {
                        joined.write(text.array(), starts[key], ends[key] - starts[key]);
                    }
                    joined.write(between).write(text.array(), starts[i], ends[i] - starts[i]);
                }
            }
            return joined.length() == start
                    ? values[key].read(keys[key].type(), text.array(), starts[key], ends[key] - starts[key])
                    : values[key].read(keys[key].type(), joined.array(), start, joined.length() - start);
        }
    }
}
