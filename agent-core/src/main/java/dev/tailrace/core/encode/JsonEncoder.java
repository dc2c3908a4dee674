package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import java.nio.charset.StandardCharsets;

/**
 * Writes events as JSON documents, one object each, with ECS names nested.
 *
 * <p>An event's tape is folded into a key: its field numbers, types and constants in their order, and its flags. Events with equal keys
 * differ only in values, so the document's skeleton is made once per key, as a {@link Shape}, and kept. Not thread-safe; allocates nothing
 * for a shape that it knows.
 */
public final class JsonEncoder {
    private static final int SHAPES = 1 << 10;
    private static final long FIELD_AND_TYPE = -1L << 48;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Shape[] shapes = new Shape[SHAPES];
    private final Iso8601 time = new Iso8601();
    private final Slice line = new Slice();
    private final EventId id = new EventId();
    private long[] key = new long[64];
    private int keyLength;

    /** Appends the document of the event under the cursor, without a line end. */
    public void encode(Event event, Bytes to) {
        Shape shape = shape(event);
        int fields = event.fieldsStart();
        for (Shape.Step step : shape.steps()) {
            to.writeRun(step.before(), step.length());
            switch (step.value()) {
                case TEXT -> {
                    long word = event.word(fields + step.argument());
                    JsonText.escape(event.batch().arena(), Event.startOf(word), Event.lengthOf(word), to);
                }
                case LINE -> {
                    event.line(line);
                    JsonText.escape(line.array(), line.start(), line.length(), to);
                }
                case JSON -> {
                    long word = event.word(fields + step.argument());
                    to.write(event.batch().arena(), Event.startOf(word), Event.lengthOf(word));
                }
                case LONG -> to.writeDecimal(event.word(fields + step.argument() + 1));
                case DOUBLE -> decimal(Double.longBitsToDouble(event.word(fields + step.argument() + 1)), to);
                case TIME -> time.write(event.word(fields + step.argument() + 1), to);
                case READ_TIME -> time.write(event.batch().readAt(), to);
                case OFFSET -> to.writeDecimal(event.offset());
                case ID -> id.write(event, to);
                case OWN -> to.write(event.source().own()[step.argument()]);
            }
        }
        to.writeRun(shape.last(), shape.lastLength());
    }

    /** Appends the event's id: what its {@code event.id} says, without quotes. */
    public void writeId(Event event, Bytes to) {
        if (event.get(Fields.EVENT_ID, line)) {
            to.write(line.array(), line.start(), line.length());
        } else {
            id.write(event, to);
        }
    }

    private static void decimal(double value, Bytes to) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            to.writeDecimal((long) value).write('.').write('0');
        } else if (Double.isFinite(value)) {
            to.write(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
        } else {
            to.write(JsonText.quote(Double.toString(value)));
        }
    }

    private Shape shape(Event event) {
        Source.Template template = event.source().template();
        long hash = fold(event) ^ System.identityHashCode(template);
        int slot = (int) (hash * SPREAD >>> 32) & SHAPES - 1;
        Shape shape = shapes[slot];
        if (shape == null || !shape.matches(template, key, keyLength)) {
            shape = Shape.of(event, java.util.Arrays.copyOf(key, keyLength));
            shapes[slot] = shape;
        }
        return shape;
    }

    /** Fills {@link #key} and returns a hash of it. */
    private long fold(Event event) {
        long hash = event.flags() & (Batch.READER_FLAGS | Batch.NO_MESSAGE);
        key[0] = hash;
        int length = 1;
        int end = event.fieldsEnd();
        for (int at = event.fieldsStart(); at < end; at = event.next(at)) {
            long word = event.word(at);
            if (Event.typeOf(word) != FieldType.CONSTANT) {
                word &= FIELD_AND_TYPE;
            }
            if (length == key.length) {
                key = java.util.Arrays.copyOf(key, length * 2);
            }
            key[length++] = word;
            hash += (word ^ word >>> 40) * (SPREAD + 2 * length);
        }
        keyLength = length;
        return hash;
    }
}
