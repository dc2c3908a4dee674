package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Reads a content with an intake as a file is read: a piece at a time, what was not taken again and with more behind it, into one batch after
 * another; and sees to it that the spans join, and that their events are theirs.
 */
final class PiecewiseReading {
    private final byte[] content;
    private final Encoding encoding;
    private final Intake intake;
    private final List<ReadLine> lines = new ArrayList<>();
    private int offset;
    private int events;
    private int filtered;
    private boolean skip;
    private Batch batch = new Batch(1024);

    PiecewiseReading(byte[] content, Encoding encoding, LineRules rules) {
        this.content = content;
        this.encoding = encoding;
        this.intake = new Intake(rules);
    }

    /** Begins at an offset, behind a mark. */
    PiecewiseReading from(int start) {
        offset = start;
        return this;
    }

    /** Reads pieces of random lengths to the end, the last of them as the last there is. */
    PiecewiseReading toTheEnd(Random random, int longest) {
        from(Encoding.marked(content, content.length).map(Encoding.Marked::length).orElse(0));
        int wanted = 0;
        while (offset < content.length) {
            int length = Math.min(content.length - offset, Math.max(wanted, 1 + random.nextInt(longest)));
            boolean atEnd = offset + length == content.length;
            int taken = take(length, atEnd ? Intake.Ending.FINAL : Intake.Ending.OPEN);
            if (atEnd && !intake.isFull()) {
                return this;
            }
            if (taken == 0 && !intake.isFull()) {
                assertThat(length).as("a piece that is enough makes progress").isLessThan(intake.enough());
                wanted = Math.min(intake.enough(), length + 1 + random.nextInt(longest));
            } else {
                wanted = 0;
            }
            if (intake.isFull() || random.nextInt(4) == 0) {
                batch = new Batch(1024);
            }
        }
        return this;
    }

    /** Reads one piece; what it took is behind us. */
    int take(int length, Intake.Ending ending) {
        boolean inPlace = encoding.isUtf8();
        assertThat(!inPlace || batch.reserve(length)).isTrue();
        byte[] bytes = inPlace ? batch.arena() : new byte[length];
        int from = inPlace ? batch.used() : 0;
        System.arraycopy(content, offset, bytes, from, length);
        int first = batch.count();
        intake.take(batch, new Intake.Piece(bytes, from, from + length, offset, encoding, skip, ending));
        int taken = intake.end() - from;
        assertThat(taken).isBetween(0, length);
        assertThat(batch.count() - first).as("events of the span").isEqualTo(intake.events() - intake.filtered());
        collect(first, offset + taken);
        offset += taken;
        skip = taken == 0 ? skip : intake.isSkipping();
        events += intake.events();
        filtered += intake.filtered();
        return taken;
    }

    private void collect(int first, int end) {
        Event event = new Event(new Fields());
        Slice slice = new Slice();
        for (int i = first; i < batch.count(); i++) {
            event.at(batch, i);
            assertThat(event.offset()).as("within its span").isBetween((long) offset, end - 1L);
            lines.add(new ReadLine(event.line(slice).asString(), event.offset(), event.flags()));
        }
    }

    List<ReadLine> lines() {
        return lines;
    }

    int events() {
        return events;
    }

    int filtered() {
        return filtered;
    }

    int offset() {
        return offset;
    }

    boolean isFull() {
        return intake.isFull();
    }

    void nextBatch() {
        batch = new Batch(1024);
    }
}
