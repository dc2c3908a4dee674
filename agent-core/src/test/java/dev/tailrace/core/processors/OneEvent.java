package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.encode.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh batch with one line in it, and what configured processors make of it: the whole way from YAML to the document. */
public final class OneEvent {
    /** 2026-11-21T04:19:00Z: when each line was read. */
    public static final long READ_AT = 1_795_234_740L * 1_000_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Fields fields;
    private final Batch batch = new Batch(4096);
    private final Event event;

    public OneEvent(Fields fields, String line) {
        this(fields, line.getBytes(StandardCharsets.UTF_8), source(fields));
    }

    public OneEvent(String line) {
        this(new Fields(), line);
    }

    public OneEvent(Fields fields, byte[] line, Source source) {
        this.fields = fields;
        this.event = new Event(fields);
        if (!batch.reserve(line.length)) {
            throw new IllegalArgumentException("a line of " + line.length + " bytes");
        }
        System.arraycopy(line, 0, batch.arena(), 0, line.length);
        batch.use(line.length);
        batch.addLine(0, line.length, 120, 0);
        batch.endSpan(new Span(source, 120, 120 + line.length + 1, 0, 1, 0));
        batch.readAt(READ_AT);
        event.at(batch, 0);
    }

    /** A file {@code /var/log/a.log} of input {@code web} on host {@code h1}, tagged {@code edge}, with a static field {@code site}. */
    public static Source source(Fields fields) {
        Source.Template template = new Source.Template(
                Map.of(
                        fields.intern("host.name"), JsonText.quote("h1"),
                        fields.intern("input.id"), JsonText.quote("web"),
                        fields.intern("fields.site"), JsonText.quote("\"quoted\" é")),
                new int[] {fields.intern("log.file.path")},
                fields.text("edge"));
        return new Source(
                "web",
                7,
                Source.idPrefix("e1", 7),
                "/var/log/a.log",
                template,
                new byte[][] {JsonText.quote("/var/log/a.log")},
                new Tally());
    }

    public Fields fields() {
        return fields;
    }

    public Event event() {
        return event;
    }

    /** Runs a list of processors, in YAML, which must have no mistake. */
    public OneEvent run(String yaml) {
        chain(fields, yaml).process(event);
        return this;
    }

    /** Runs a preset. */
    public OneEvent preset(String name) {
        return preset(name, null);
    }

    /** Runs a preset on a log whose times are of this zone. */
    public OneEvent preset(String name, String timezone) {
        return run(plan(fields, name, timezone));
    }

    /** Runs what was compiled before. */
    public OneEvent run(ChainPlan plan) {
        plan.watch().see(batch);
        plan.instantiate().process(event);
        return this;
    }

    /** A preset, compiled. */
    public static ChainPlan plan(Fields fields, String name, String timezone) {
        Problems problems = new Problems();
        Node zone = timezone == null ? null : Yaml.parse("zone", timezone, problems);
        ProcessorCatalog.Preset preset = new ProcessorCatalog.Preset(name, new Location("test", 1, 1), zone);
        ChainPlan plan = ProcessorCatalog.standard().compile(preset, null, fields, problems);
        mustBeEmpty(problems);
        return plan;
    }

    /** A chain from YAML that must have no mistake. */
    public static ProcessorChain chain(Fields fields, String yaml) {
        Problems problems = new Problems();
        ChainPlan plan =
                ProcessorCatalog.standard().compile(null, Yaml.parse("test", yaml, problems), fields, problems);
        mustBeEmpty(problems);
        return plan.instantiate();
    }

    private static void mustBeEmpty(Problems problems) {
        if (!problems.all().isEmpty()) {
            throw new AssertionError(problems.all());
        }
    }

    /** What a list of processors is told about its mistakes. */
    public static List<String> problems(String yaml) {
        Problems problems = new Problems();
        ProcessorCatalog.standard().compile(null, Yaml.parse("test", yaml, problems), new Fields(), problems);
        return problems.all().stream().map(Object::toString).toList();
    }

    public OneEvent set(String field, String value) {
        event.setText(fields.intern(field), value);
        return this;
    }

    public OneEvent set(String field, long value) {
        event.setLong(fields.intern(field), value);
        return this;
    }

    public OneEvent set(String field, double value) {
        event.setDouble(fields.intern(field), value);
        return this;
    }

    /** The document as it is shipped. */
    public String json() {
        Bytes to = new Bytes(256);
        new JsonEncoder().encode(event, to);
        return to.toString();
    }

    /** The document as Jackson reads it. */
    public JsonNode document() {
        return JSON.readTree(json());
    }

    /** The value at a dotted path of the document, as text; null if there is none. */
    public String get(String path) {
        JsonNode node = document().at('/' + path.replace('.', '/'));
        return node.isMissingNode() ? null : node.isString() ? node.stringValue() : node.toString();
    }

    /** Tags of the document, the input's {@code edge} apart. */
    public List<String> tags() {
        return document().path("tags").valueStream().map(JsonNode::asString).filter(tag -> !tag.equals("edge")).toList();
    }

    public boolean isDropped() {
        return event.isDropped();
    }
}
