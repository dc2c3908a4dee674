package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Fields fields = new Fields();
    private final Source source =
            new Source("in", 1, Source.idPrefix("e", 1), "a.log", new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());

    private void add(Batch batch, String line, long offset) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        assertThat(batch.reserve(utf8.length)).isTrue();
        System.arraycopy(utf8, 0, batch.arena(), batch.used(), utf8.length);
        batch.addLine(batch.used(), utf8.length, offset, 0);
        batch.use(batch.used() + utf8.length);
    }

    private static String message(Event event) {
        return event.text(Fields.MESSAGE);
    }

    @Test
    void linesKeepTheirTextOffsetAndSource() {
        Batch batch = new Batch(1024);
        Source other =
                new Source("in", 2, Source.idPrefix("e", 2), "b.log", source.template(), new byte[0][], source.tally());
        add(batch, "first", 0);
        add(batch, "zwölf", 6);
        batch.endSpan(new Span(source, 0, 13, 0, 2, 0));
        add(batch, "", 40);
        batch.endSpan(new Span(other, 40, 41, 0, 1, 0));
        Event event = new Event(fields);

        assertThat(batch.count()).isEqualTo(3);
        assertThat(message(event.at(batch, 1))).isEqualTo("zwölf");
        assertThat(event.offset()).isEqualTo(6);
        assertThat(event.source()).isSameAs(source);
        assertThat(message(event.at(batch, 2))).isEmpty();
        assertThat(event.source()).isSameAs(other);
        assertThat(message(event.at(batch, 0))).isEqualTo("first");
    }

    @Test
    void manyLinesGrowTheirIndex() {
        Batch batch = new Batch(8192);
        for (int i = 0; i < 1000; i++) {
            add(batch, "l" + i, i);
        }
        batch.endSpan(new Span(source, 0, 9999, 0, 1000, 0));
        Event event = new Event(fields);

        for (int i = 0; i < 1000; i++) {
            assertThat(message(event.at(batch, i))).isEqualTo("l" + i);
        }
    }

    @Test
    void roomEndsAtTheLineBytesWhileDerivedValuesStillFit() {
        Batch batch = new Batch(1024);
        add(batch, "x".repeat(1020), 0);
        batch.endSpan(new Span(source, 0, 1021, 0, 1, 0));
        Event event = new Event(fields).at(batch, 0);
        assertThat(batch.room()).isEqualTo(4);

        assertThat(event.setText(fields.intern("a"), "y".repeat(5000))).isTrue();

        assertThat(batch.room()).isZero();
        assertThat(message(event)).isEqualTo("x".repeat(1020));
        assertThat(event.text(fields.intern("a"))).isEqualTo("y".repeat(5000));
    }

    @Test
    void theArenaRefusesToGrowPastItsLimitAndTheFieldStays() {
        Batch batch = new Batch(1024);
        add(batch, "x", 0);
        batch.endSpan(new Span(source, 0, 2, 0, 1, 0));
        Event event = new Event(fields).at(batch, 0);
        int field = fields.intern("a");
        byte[] half = new byte[Batch.ARENA_LIMIT / 2];
        assertThat(event.setBytes(field, FieldType.TEXT, half, 0, half.length)).isTrue();
        event.setText(field, "kept");

        assertThat(event.setBytes(field, FieldType.TEXT, half, 0, half.length)).isFalse();

        assertThat(event.text(field)).isEqualTo("kept");
        assertThat(batch.reserve(Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void thousandsOfLinesKeepTheirPlaces() {
        Batch batch = new Batch(1 << 16);
        for (int i = 0; i < 20_000; i++) {
            batch.addLine(i, 1, 7L * i, 0);
        }
        Event event = new Event(fields);

        for (int i = 0; i < 20_000; i++) {
            assertThat(event.at(batch, i).offset()).isEqualTo(7L * i);
        }
        assertThat(batch.footprint()).isLessThan(2L * 20_000 * 8 * Batch.LINE_WORDS);
    }

    @Test
    void anEventIsDroppedOnce() {
        Batch batch = new Batch(1024);
        add(batch, "x", 0);
        batch.endSpan(new Span(source, 0, 2, 0, 1, 0));
        Event event = new Event(fields).at(batch, 0);

        event.drop();
        event.drop();

        assertThat(event.isDropped()).isTrue();
        assertThat(batch.dropped()).isEqualTo(1);
    }

    @Test
    void aReleasedBatchComesBackEmptyAndSmall() {
        BatchPool pool = new BatchPool(2048, 1024);
        Batch batch = pool.tryAcquire();
        add(batch, "x", 0);
        batch.endSpan(new Span(source, 0, 2, 0, 1, 0));
        batch.readAt(7);
        Event event = new Event(fields).at(batch, 0);
        for (int i = 0; i < 500; i++) {
            event.setLong(fields.intern("f" + i), i);
        }
        event.setText(fields.intern("long"), "z".repeat(100_000));
        event.drop();

        pool.release(batch);
        Batch again = pool.tryAcquire();

        assertThat(again).isSameAs(batch);
        assertThat(again.isEmpty()).isTrue();
        assertThat(again.count()).isZero();
        assertThat(again.dropped()).isZero();
        assertThat(again.readAt()).isZero();
        assertThat(again.footprint()).isLessThan(12_000);
        add(again, "y", 5);
        again.endSpan(new Span(source, 5, 7, 0, 1, 0));
        assertThat(new Event(fields).at(again, 0).fieldsEnd()).isZero();
    }

    @Test
    void thePoolEndsAndSaysWhenABatchIsBack() {
        int each = (int) new Batch(1024).footprint();
        BatchPool pool = new BatchPool(3L * each, 1024, each);
        int[] woken = {0};
        pool.onRelease(() -> woken[0]++);
        Batch first = pool.tryAcquire();
        pool.tryAcquire();
        pool.tryAcquire();

        assertThat(pool.tryAcquire()).isNull();
        assertThat(pool.out()).isEqualTo(3);
        pool.release(first);

        assertThat(woken[0]).isEqualTo(1);
        assertThat(pool.out()).isEqualTo(2);
        assertThat(pool.tryAcquire()).isSameAs(first);
    }

    @Test
    void oddSizesAreRefused() {
        assertThatThrownBy(() -> new Batch(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(source, 5, 4, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestedAndDottedNamesAreOneField() {
        assertThat(fields.intern("[http][request][method]")).isEqualTo(fields.intern("http.request.method"));
        assertThat(fields.name(fields.intern("[a]"))).isEqualTo("a");
        assertThat(fields.find("never")).isEqualTo(Fields.UNKNOWN);
    }

    @Test
    void namesEndAtTheLimitAndKnownOnesAreStillFound() {
        int first = fields.intern("first");
        int last = first;
        for (int i = 0; last != Fields.UNKNOWN; i++) {
            last = fields.intern("n" + i);
        }

        assertThat(fields.intern("first")).isEqualTo(first);
        assertThat(fields.name(Fields.LIMIT - 1)).startsWith("n");
    }

    @Test
    void equalConstantsAreOne() {
        Constant one = fields.text("a\"b");

        assertThat(fields.text("a\"b")).isSameAs(one);
        assertThat(one).hasToString("\"a\\\"b\"");
        assertThat(fields.constant(one.number())).isSameAs(one);
        assertThat(fields.constant("1", "1")).isNotSameAs(fields.text("1"));
    }
}
