package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchImage;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.ImageBytes;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every document is JSON with each key once, and says exactly what the event holds: names joined by dots along the nesting, whichever
 * names the data brought.
 */
class JsonEncoderProperties {
    private static final JsonMapper JSON =
            new JsonMapper(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    private static final List<String> NAMES = List.of(
            "a", "a.b", "a.b.c", "a.b.c.d", "a.c", "ab", "b.a", "b.a.x", "b", "c..d", "c.", ".c", "c", "d\"e.f", "中.文", "log", "log.file",
            "log.file.path.x", "host.name", "message", "event", "event.kind", "site.x", "tags.x");

    private final Fields fields = new Fields();
    private final JsonEncoder encoder = new JsonEncoder();
    private final Source source = source();

    private Source source() {
        Source.Template template = new Source.Template(
                Map.of(fields.intern("host.name"), JsonText.quote("h"), fields.intern("site"), JsonText.quote("s")),
                new int[] {fields.intern("log.file.path")},
                fields.text("edge"));
        return new Source("in", 1, Source.idPrefix("e", 26), "p", template, new byte[][] {JsonText.quote("/p")}, new Tally());
    }

    @Example
    void anEncoderThatKnowsManyShapesWritesAsOneThatKnowsNone() {
        Random random = new Random(1);
        for (int batches = 0; batches < 1000; batches++) {
            Batch batch = new Batch(2048);
            batch.addLine(0, 0, batches, random.nextInt(4) == 0 ? Batch.PARTIAL : 0);
            batch.endSpan(new Span(source, 0, 99, 0, 1, 0));
            Event event = new Event(fields).at(batch, 0);
            fill(random, event, 0);
            Bytes known = new Bytes(8);
            Bytes fresh = new Bytes(8);

            encoder.encode(event, known);
            new JsonEncoder().encode(event, fresh);

            assertThat(known.toString()).isEqualTo(fresh.toString());
        }
    }

    @Property(tries = 400, seed = "1")
    void documentsSayWhatEventsHold(@ForAll long seed) {
        Random random = new Random(seed);
        Batch batch = new Batch(2048);
        byte[] line = "the \"line\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(line, 0, batch.arena(), 0, line.length);
        batch.use(line.length);
        int events = 1 + random.nextInt(4);
        for (int i = 0; i < events; i++) {
            batch.addLine(0, line.length, 1000 + i, 0);
        }
        batch.endSpan(new Span(source, 0, 99, 0, events, 0));
        Event event = new Event(fields);
        for (int i = 0; i < events; i++) {
            Map<String, String> expected = fill(random, event.at(batch, i), i);

            Bytes to = new Bytes(8);
            encoder.encode(event, to);

            Map<String, String> found = new LinkedHashMap<>();
            flatten(JSON.readTree(to.toString()), "", expected, found);
            assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    /** A copy of some events says of each what the whole batch says, and is no larger than they are. */
    @Property(tries = 200, seed = "2")
    void aCopyOfSomeEventsSaysTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Batch batch = new Batch(2048);
        int events = 2 + random.nextInt(6);
        Event event = new Event(fields);
        for (int i = 0; i < events; i++) {
            byte[] line = ("line " + "x".repeat(random.nextInt(30)) + i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, batch.arena(), batch.used(), line.length);
            batch.addLine(batch.used(), line.length, 1000 + i, random.nextInt(16));
            batch.use(batch.used() + line.length);
        }
        batch.readAt(77_000_000L);
        batch.endSpan(new Span(source, 0, 99, 0, events, 0));
        BitSet chosen = new BitSet();
        for (int i = 0; i < events; i++) {
            fill(random, event.at(batch, i), i);
            event.setSlice(fields.intern("first"), FieldType.TEXT, i == 0 ? 0 : 1, 3);
            chosen.set(i, random.nextBoolean());
        }

        Batch copy = batch.copyOf(chosen);

        assertThat(copy.count()).isEqualTo(chosen.cardinality());
        Event copied = new Event(fields);
        int number = 0;
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            Bytes expected = new Bytes(8);
            Bytes found = new Bytes(8);
            encoder.encode(event.at(batch, i), expected);
            encoder.encode(copied.at(copy, number++), found);
            assertThat(found.toString()).isEqualTo(expected.toString());
        }
        assertThat(copy.footprint()).isLessThanOrEqualTo(batch.footprint());
    }

    /** An image says the same to a process whose configuration numbers fields and constants otherwise. */
    @Property(tries = 200, seed = "3")
    void anImageReadWithOtherNumbersSaysTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Batch batch = new Batch(4096);
        int events = 1 + random.nextInt(6);
        Event event = new Event(fields);
        BitSet chosen = new BitSet();
        for (int i = 0; i < events; i++) {
            byte[] line = ("line \"" + "x".repeat(random.nextInt(30)) + i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, batch.arena(), batch.used(), line.length);
            batch.addLine(batch.used(), line.length, 1000 + i, random.nextInt(16));
            batch.use(batch.used() + line.length);
            chosen.set(i, random.nextInt(4) > 0);
        }
        batch.readAt(77_000_000L);
        batch.endSpan(new Span(source, 0, 99, 0, events, 0));
        for (int i = 0; i < events; i++) {
            fill(random, event.at(batch, i), i);
            event.hide(fields.intern("host.name"));
        }
        ImageBytes image = new ImageBytes(16);
        new BatchImage(fields).write(batch, chosen, image);

        Fields others = new Fields();
        for (int i = random.nextInt(5); i > 0; i--) {
            others.intern("more" + i);
            others.text("more" + i);
        }
        Batch read = new Batch(1024);
        new BatchImage(others).read(image.array(), image.length(), read);

        assertThat(read.count()).isEqualTo(chosen.cardinality());
        Event there = new Event(others);
        JsonEncoder encoderThere = new JsonEncoder();
        int number = 0;
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            Bytes expected = new Bytes(8);
            Bytes found = new Bytes(8);
            encoder.encode(event.at(batch, i), expected);
            encoderThere.encode(there.at(read, number++), found);
            assertThat(JSON.readTree(found.toString())).isEqualTo(JSON.readTree(expected.toString()));
        }
    }

    /** Sets random fields; returns the whole expected document by dotted name, values as Jackson prints them. */
    private Map<String, String> fill(Random random, Event event, int index) {
        Map<String, String> expected = new LinkedHashMap<>(Map.of(
                "@timestamp", "\"1970-01-01T00:00:00.000Z\"",
                "message", "\"the \\\"line\\\"\"",
                "host.name", "\"h\"",
                "site", "\"s\"",
                "log.file.path", "\"/p\"",
                "log.offset", Integer.toString(1000 + index),
                "event.id", "\"e-1a-" + Integer.toHexString(1000 + index) + "-7c83cd6c\"",
                "tags", "[\"edge\"]"));
        if (random.nextInt(3) == 0) {
            event.tag(fields.text("odd"));
            event.tag(fields.text("edge"));
            expected.put("tags", "[\"edge\",\"odd\"]");
        }
        if (random.nextInt(4) == 0) {
            event.remove(Fields.MESSAGE);
            expected.remove("message");
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            expected.put(name, set(random, event, fields.intern(name)));
        }
        return expected;
    }

    private String set(Random random, Event event, int field) {
        switch (random.nextInt(6)) {
            case 0 -> {
                long value = random.nextLong();
                event.setLong(field, value);
                return Long.toString(value);
            }
            case 1 -> {
                event.setConstant(field, fields.constant("true", "true"));
                return "true";
            }
            case 2 -> {
                byte[] json = "{\"b\":[1,{\"c\":null}]}".getBytes(StandardCharsets.UTF_8);
                event.setBytes(field, FieldType.JSON, json, 0, json.length);
                return "{\"b\":[1,{\"c\":null}]}";
            }
            case 3 -> {
                event.setTime(field, 1_000_000L);
                return "\"1970-01-01T00:00:00.001Z\"";
            }
            case 4 -> {
                byte[] number = "0.25".getBytes(StandardCharsets.UTF_8);
                event.setBytes(field, FieldType.NUMBER, number, 0, number.length);
                return "0.25";
            }
            default -> {
                String value = "v\n" + "é".repeat(random.nextInt(40));
                event.setText(field, value);
                return new String(JsonText.quote(value), StandardCharsets.UTF_8);
            }
        }
    }

    private static void flatten(JsonNode node, String path, Map<String, String> leaves, Map<String, String> into) {
        if (node.isObject() && (path.isEmpty() || !leaves.containsKey(path))) {
            node.properties().forEach(member -> flatten(
                    member.getValue(), path.isEmpty() ? member.getKey() : path + '.' + member.getKey(), leaves, into));
        } else {
            assertThat(into.put(path, node.toString())).as(path).isNull();
        }
    }
}
