package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to the events of a batch, in whatever order, each one's fields are what a map per event would hold. */
class EventProperties {
    private static final int EVENTS = 5;
    private static final int NAMES = 12;

    /** What the events should hold: by field number the value as text; a line stands under {@code message}. */
    private static final class Model {
        final List<Map<Integer, String>> events = new ArrayList<>();
        final List<Set<Constant>> tags = new ArrayList<>();
    }

    private final Fields fields = new Fields();
    private final Source source =
            new Source("in", 1, Source.idPrefix("e", 1), "a", new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());

    @Property(tries = 200, seed = "1")
    void eventsHoldWhatAMapWould(@ForAll long seed) {
        Random random = new Random(seed);
        int[] names = new int[NAMES];
        names[0] = Fields.MESSAGE;
        for (int i = 1; i < NAMES; i++) {
            names[i] = fields.intern("f" + i);
        }
        Batch batch = new Batch(1024);
        Model model = new Model();
        for (int i = 0; i < EVENTS; i++) {
            byte[] line = ("line " + i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, batch.arena(), batch.used(), line.length);
            batch.addLine(batch.used(), line.length, i, 0);
            batch.use(batch.used() + line.length);
            model.events.add(new LinkedHashMap<>(Map.of(Fields.MESSAGE, "line " + i)));
            model.tags.add(new LinkedHashSet<>());
        }
        batch.endSpan(new Span(source, 0, EVENTS, 0, EVENTS, 0));
        Event event = new Event(fields);

        for (int step = 0; step < 120; step++) {
            int index = random.nextInt(EVENTS);
            act(random, event.at(batch, index), names, model.events.get(index), model.tags.get(index));
            if (step % 10 == 9) {
                for (int i = 0; i < EVENTS; i++) {
                    agree(event.at(batch, i), names, model.events.get(i), model.tags.get(i));
                }
            }
        }
    }

    private void act(Random random, Event event, int[] names, Map<Integer, String> expected, Set<Constant> tags) {
        int field = names[random.nextInt(NAMES)];
        int other = names[random.nextInt(NAMES)];
        switch (random.nextInt(10)) {
            case 0 -> {
                String value = Character.toString('a' + random.nextInt(26)).repeat(random.nextInt(90));
                assertThat(event.setText(field, value)).isTrue();
                expected.put(field, value);
            }
            case 1 -> {
                long value = random.nextLong();
                event.setLong(field, value);
                expected.put(field, Long.toString(value));
            }
            case 2 -> {
                double value = random.nextGaussian();
                event.setDouble(field, value);
                expected.put(field, Double.toString(value));
            }
            case 3 -> {
                long value = random.nextLong(0, 4_000_000_000_000_000_000L);
                event.setTime(field, value);
                expected.put(field, Instant.ofEpochSecond(0, value).toString());
            }
            case 4 -> {
                Constant value = fields.text("c" + random.nextInt(4));
                event.setConstant(field, value);
                expected.put(field, new String(value.text(), StandardCharsets.UTF_8));
            }
            case 5 -> {
                Constant tag = fields.text("t" + random.nextInt(4));
                event.tag(tag);
                tags.add(tag);
            }
            case 6 -> {
                event.remove(field);
                expected.remove(field);
            }
            case 7 -> {
                event.rename(field, other);
                if (expected.containsKey(field) && field != other) {
                    expected.put(other, expected.remove(field));
                }
            }
            case 8 -> {
                event.copy(field, other);
                if (expected.containsKey(field)) {
                    expected.put(other, expected.get(field));
                }
            }
            default -> {
                Slice line = event.line(new Slice());
                event.setSlice(field, FieldType.NUMBER, line.start() + 5, line.length() - 5);
                expected.put(field, line.asString().substring(5));
            }
        }
    }

    private static void agree(Event event, int[] names, Map<Integer, String> expected, Set<Constant> tags) {
        for (int name : names) {
            assertThat(event.has(name)).isEqualTo(expected.containsKey(name));
            assertThat(event.text(name)).isEqualTo(expected.get(name));
        }
        List<Constant> found = new ArrayList<>();
        for (int at = event.fieldsStart(); at < event.fieldsEnd(); at = event.next(at)) {
            if (TapeWord.field(event.word(at)) == Fields.TAGS && TapeWord.type(event.word(at)) == FieldType.CONSTANT) {
                found.add(event.fields().constant(TapeWord.constant(event.word(at))));
            }
        }
        assertThat(found).containsExactlyElementsOf(tags);
    }
}
