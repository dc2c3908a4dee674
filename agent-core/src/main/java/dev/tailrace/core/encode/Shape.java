package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.TapeWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to write any event that has the same fields in the same places of its tape: fixed bytes and values in turn.
 *
 * <p>Nesting, keys, constants, tags, flags and what the input's events share are all in the fixed bytes, so that writing an event is a
 * walk over a handful of copies. Events of one log share a few shapes; the encoder keeps them.
 *
 * <p>Where data brings both {@code a} and {@code a.b}, the longer name is written as a dotted key, so that the document stays valid and
 * loses nothing.
 */
final class Shape {
    /** What stands between two runs of fixed bytes. */
    enum Value {
        /** A text in the arena. The argument of this and the next four: position of the tape word relative to the start of the event's fields. */
        TEXT,
        /** A JSON number or value in the arena. */
        JSON,
        /** A whole number in the tape. */
        LONG,
        /** A number in the tape. */
        DOUBLE,
        /** An instant in the tape. */
        TIME,
        /** The line as it was read. */
        LINE,
        /** The batch's read time. */
        READ_TIME,
        /** Offset of the line. */
        OFFSET,
        /** Id prefix of the source and the offset. */
        ID,
        /** One of the source's own values, JSON already: its place. */
        OWN;

        /** True if it stands between quotes, which belong to the fixed bytes around it. */
        boolean isQuoted() {
            return switch (this) {
                case TEXT, LINE, TIME, READ_TIME, ID -> true;
                case JSON, LONG, DOUBLE, OFFSET, OWN -> false;
            };
        }
    }

    /** Words of {@link #steps} for a step: bytes of the run before its value, the value's ordinal, its argument. */
    static final int STEP = 3;

    /** More than any value takes that is no text, together with what is written beyond a run's end. */
    private static final int MOST_OF_A_NUMBER = 96;

    private static final String[] FLAG_NAMES = {"truncated", "multiline", "invalid_bytes", "partial"};

    private final ShapeKey key;
    private final int[] steps;
    private final long[] runs;
    private final int lastLength;

    private Shape(ShapeKey key, int[] steps, long[] runs, int lastLength) {
        this.key = key;
        this.steps = steps;
        this.runs = runs;
        this.lastLength = lastLength;
    }

    /** The values in their order, {@link #STEP} words each: plain numbers in a row, as they are read for every event. */
    int[] steps() {
        return steps;
    }

    /** The fixed bytes, run after run, see {@link Bytes#run}; the last one stands behind the last value. */
    long[] runs() {
        return runs;
    }

    /** Bytes of the last run. */
    int lastLength() {
        return lastLength;
    }

    /** Room that a document takes beside the texts in it. */
    int room() {
        return runs.length * Long.BYTES + steps.length / STEP * MOST_OF_A_NUMBER;
    }

    ShapeKey key() {
        return key;
    }

    /** The shape of the event under the cursor, whose key this is. */
    static Shape of(Event event, ShapeKey key) {
        Source.Template template = event.source().template();
        Map<Integer, Leaf> leaves = leaves(event, template);
        List<Map.Entry<Integer, Leaf>> ordered = new ArrayList<>(leaves.entrySet());
        Fields fields = event.fields();
        ordered.sort(Comparator.comparingInt(entry -> depth(fields.name(entry.getKey()))));
        Node root = new Node();
        for (var entry : ordered) {
            root.place(fields.name(entry.getKey()), entry.getValue());
        }
        Writer writer = new Writer();
        writer.object(root);
        return writer.finish(key);
    }

    private static int depth(String name) {
        int depth = 0;
        for (int at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) {
            depth++;
        }
        return depth;
    }

    private static Map<Integer, Leaf> leaves(Event event, Source.Template template) {
        Map<Integer, Leaf> leaves = new LinkedHashMap<>();
        leaves.put(Fields.TIMESTAMP, Leaf.of(Value.READ_TIME, 0));
        if ((event.flags() & Batch.NO_MESSAGE) == 0) {
            leaves.put(Fields.MESSAGE, Leaf.of(Value.LINE, 0));
        }
        int[] own = template.ownFields();
        for (int i = 0; i < own.length; i++) {
            leaves.put(own[i], Leaf.of(Value.OWN, i));
        }
        leaves.put(Fields.LOG_OFFSET, Leaf.of(Value.OFFSET, 0));
        leaves.put(Fields.EVENT_ID, Leaf.of(Value.ID, 0));
        template.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> leaves.put(entry.getKey(), Leaf.fixed(entry.getValue())));
        List<byte[]> tags = new ArrayList<>();
        for (var tag : template.tags()) {
            tags.add(tag.json());
        }
        for (int at = event.fieldsStart(); at < event.fieldsEnd(); at = event.next(at)) {
            long word = event.word(at);
            int field = TapeWord.field(word);
            FieldType type = TapeWord.type(word);
            if (type == FieldType.NONE) {
                if (field != Fields.MESSAGE) {
                    leaves.remove(field);
                }
                continue;
            }
            if (field == Fields.TAGS && type == FieldType.CONSTANT) {
                byte[] tag = event.fields().constant(TapeWord.constant(word)).json();
                if (tags.stream().noneMatch(known -> java.util.Arrays.equals(known, tag))) {
                    tags.add(tag);
                }
            } else if (type == FieldType.CONSTANT) {
                leaves.put(field, Leaf.fixed(event.fields().constant(TapeWord.constant(word)).json()));
            } else {
                leaves.put(field, Leaf.of(value(type), at - event.fieldsStart()));
            }
        }
        if (!tags.isEmpty()) {
            leaves.putIfAbsent(Fields.TAGS, Leaf.fixed(array(tags)));
        }
        List<byte[]> flags = new ArrayList<>();
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((event.flags() & 1 << i) != 0) {
                flags.add(JsonText.quote(FLAG_NAMES[i]));
            }
        }
        if (!flags.isEmpty()) {
            leaves.put(Fields.LOG_FLAGS, Leaf.fixed(array(flags)));
        }
        return leaves;
    }

    private static Value value(FieldType type) {
        return switch (type) {
            case TEXT -> Value.TEXT;
            case NUMBER, JSON -> Value.JSON;
            case LONG -> Value.LONG;
            case DOUBLE -> Value.DOUBLE;
            case TIME -> Value.TIME;
            case NONE, CONSTANT -> throw new IllegalStateException("a shape holds constants itself");
        };
    }

    private static byte[] array(List<byte[]> values) {
        Bytes json = new Bytes(64);
        json.write('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.write(values.get(i));
        }
        json.write(']');
        return java.util.Arrays.copyOf(json.array(), json.length());
    }

    private record Leaf(byte[] fixed, Value value, int argument) {
        static Leaf fixed(byte[] json) {
            return new Leaf(json, null, 0);
        }

        static Leaf of(Value value, int argument) {
            return new Leaf(null, value, argument);
        }
    }

    /** An object of the document: keys in the order they came, each a leaf or another object. */
    private static final class Node {
        final Map<String, Object> members = new LinkedHashMap<>();

        void place(String path, Leaf leaf) {
            Node node = this;
            String rest = path;
            for (int dot = rest.indexOf('.'); dot > 0 && dot < rest.length() - 1; dot = rest.indexOf('.')) {
                Object member = node.members.computeIfAbsent(rest.substring(0, dot), key -> new Node());
                if (!(member instanceof Node inner)) {
                    break;
                }
                node = inner;
                rest = rest.substring(dot + 1);
            }
            node.members.put(rest, leaf);
        }
    }

    private static final class Writer {
        private final List<Integer> steps = new ArrayList<>();
        private final List<Long> runs = new ArrayList<>();
        private final Bytes fixed = new Bytes(256);

        void object(Node node) {
            fixed.write('{');
            boolean first = true;
            for (var member : node.members.entrySet()) {
                if (!first) {
                    fixed.write(',');
                }
                first = false;
                fixed.write(JsonText.quote(member.getKey())).write(':');
                if (member.getValue() instanceof Node inner) {
                    object(inner);
                } else {
                    leaf((Leaf) member.getValue());
                }
            }
            fixed.write('}');
        }

        private void leaf(Leaf leaf) {
            if (leaf.fixed() != null) {
                fixed.write(leaf.fixed());
            } else {
                if (leaf.value().isQuoted()) {
                    fixed.write('"');
                }
                steps.addAll(List.of(cut(), leaf.value().ordinal(), leaf.argument()));
                if (leaf.value().isQuoted()) {
                    fixed.write('"');
                }
            }
        }

        /** Ends a run; how many bytes it has. */
        private int cut() {
            int length = fixed.length();
            for (long word : Bytes.run(fixed.array(), length)) {
                runs.add(word);
            }
            fixed.clear();
            return length;
        }

        Shape finish(ShapeKey key) {
            int last = cut();
            return new Shape(
                    key,
                    steps.stream().mapToInt(Integer::intValue).toArray(),
                    runs.stream().mapToLong(Long::longValue).toArray(),
                    last);
        }
    }
}
