package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.TapeWord;
import java.nio.charset.StandardCharsets;

/**
 * Writes events as JSON documents, one object each, with ECS names nested.
 *
 * <p>Events whose fields, types and constants are the same differ only in values, so the document's skeleton is made once for all of them,
 * as a {@link Shape}, and kept. Not thread-safe; allocates nothing for a shape that it knows.
 */
public final class JsonEncoder {
    private static final Shape.Value[] VALUES = Shape.Value.values();

    private final Shapes shapes = new Shapes();
    private final Iso8601 time = new Iso8601();
    private final Slice line = new Slice();
    private final EventId id = new EventId();

    /** Appends the document of the event under the cursor, without a line end. */
    public void encode(Event event, Bytes to) {
        write(event, null, to);
    }

    /**
     * The same for a receiver that is told the id beside the document as well.
     *
     * @param written what {@link #writeId} wrote for this event, which is copied then and not made again
     */
    public void encode(Event event, Slice written, Bytes to) {
        write(event, written, to);
    }

    private void write(Event event, Slice written, Bytes to) {
        Shape shape = shapes.of(event);
        int[] steps = shape.steps();
        long[] runs = shape.runs();
        int room = shape.room();
        byte[] arena = event.batch().arena();
        byte[] array = to.ensure(room);
        int at = to.length();
        int run = 0;
        for (int step = 0; step < steps.length; step += Shape.STEP) {
            int length = steps[step];
            run = Bytes.copyRun(runs, run, array, at, length);
            at += length;
            int argument = steps[step + 2];
            Shape.Value value = VALUES[steps[step + 1]];
            long word = value == Shape.Value.TEXT ? event.word(event.fieldsStart() + argument) : 0;
            int count = TapeWord.length(word);
            if (value != Shape.Value.TEXT || count > JsonText.CHUNK) {
                to.length(at);
                write(value, argument, event, written, to);
                array = to.ensure(room);
                at = to.length();
                continue;
            }
            int most = JsonText.MOST * count + room;
            if (array.length - at < most) {
                array = to.ensure(at, most);
            }
            at = JsonText.escape(arena, TapeWord.start(word), count, array, at);
        }
        Bytes.copyRun(runs, run, array, at, shape.lastLength());
        to.length(at + shape.lastLength());
    }

    /** Writes a value that is no text of an ordinary length. */
    private void write(Shape.Value value, int argument, Event event, Slice written, Bytes to) {
        switch (value) {
            case TEXT -> {
                long word = event.word(event.fieldsStart() + argument);
                JsonText.escape(event.batch().arena(), TapeWord.start(word), TapeWord.length(word), to);
            }
            case LINE -> {
                event.line(line);
                JsonText.escape(line.array(), line.start(), line.length(), to);
            }
            case JSON -> {
                long word = event.word(event.fieldsStart() + argument);
                to.writeValue(event.batch().arena(), TapeWord.start(word), TapeWord.length(word));
            }
            case LONG -> to.writeDecimal(event.word(event.fieldsStart() + argument + 1));
            case DOUBLE -> decimal(Double.longBitsToDouble(event.word(event.fieldsStart() + argument + 1)), to);
            case TIME -> time.write(event.word(event.fieldsStart() + argument + 1), to);
            case READ_TIME -> time.write(event.batch().readAt(), to);
            case OFFSET -> to.writeDecimal(event.offset());
            case ID -> {
                if (written == null) {
                    id.write(event, to);
                } else {
                    to.write(written.array(), written.start(), written.length());
                }
            }
            case OWN -> to.write(event.source().own()[argument]);
        }
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
}
