package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.processors.ProcessorCatalog;
import dev.tailrace.core.route.RoutePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles {@code inputs:} and {@code outputs:}, each with its type's own keys. One use for one configuration. */
final class Parts {
    static final Key<String> TYPE = Key.string("type").required().doc("What kind it is.");
    static final Key<String> ID = Key.string("id").required().doc("Unique; the registry knows the input by it.");
    static final Key<String> PRESET = Key.string("preset").doc("Processors ready made, which run before the input's own.");
    static final Key<String> TIMEZONE = Key.string("timezone")
            .doc("The zone of times in the preset's logs that name none: Asia/Shanghai, +08:00, UTC; the machine's own if not given.");
    static final Key<Node> PROCESSORS = Key.any("processors").doc("What happens to each event, in order.");
    static final Key<Node> FIELDS = Key.any("fields").doc("Fields with fixed values.");
    static final Key<Boolean> FIELDS_UNDER_ROOT =
            Key.bool("fields_under_root").or("false")
                    .doc("Puts the fixed fields, the agent's too, beside the others instead of below 'fields'.");
    static final Key<List<String>> TAGS = Key.strings("tags").or("[]").doc("Tags that every event gets.");

    private static final Key<?>[] OF_EVERY_INPUT = {
        ID, TYPE, PRESET, TIMEZONE, PROCESSORS, FIELDS, FIELDS_UNDER_ROOT, TAGS, Destinations.OUTPUT, Destinations.ROUTES
    };
    private static final String MAX_LINE = "max_line";

    private final Catalog catalog;
    private final Fields names;
    private final Problems problems;

    Parts(Catalog catalog, Fields names, Problems problems) {
        this.catalog = catalog;
        this.names = names;
        this.problems = problems;
    }

    /** What all inputs share. */
    record Shared(Node fields, List<String> tags, Settings pipeline) {}

    /** All that an input of a type takes. */
    static Section section(InputFactory factory) {
        return factory.section().with(OF_EVERY_INPUT);
    }

    /** All that an output of a type takes. */
    static Section section(OutputFactory factory) {
        return factory.section().with(TYPE, QueueConfig.KEY);
    }

    /** @param pipeline its settings */
    List<OutputConfig> outputs(Node node, Settings pipeline) {
        List<OutputConfig> outputs = new ArrayList<>();
        if (!(node instanceof Node.MapNode map)) {
            problems.error(node.location(),
                    "outputs: expected a mapping of names to outputs, such as 'es: {type: elasticsearch, ...}', found "
                    + node.kind());
            return outputs;
        }
        map.members().forEach((name, member) -> output(name, member.value(), pipeline, outputs));
        return outputs;
    }

    private void output(String name, Node node, Settings pipeline, List<OutputConfig> into) {
        String type = type("output", node, catalog.outputs().keySet());
        if (type == null) {
            return;
        }
        OutputFactory factory = catalog.outputs().get(type);
        Settings settings = section(factory).bind(node, problems);
        if (settings.isComplete()) {
            OutputPlan plan = factory.configure(settings);
            into.add(new OutputConfig(name, type, plan, QueueConfig.of(settings, pipeline.get(PipelineConfig.BATCH)), Print.of(List.of(node.json()))));
        }
    }

    /**
     * The type that a part names, or null with what is wrong in {@code problems}.
     *
     * @param part what it is: input or output
     */
    private String type(String part, Node node, Set<String> known) {
        String types = known.isEmpty() ? "(none is installed)" : "(there are: " + String.join(", ", known) + ')';
        if (!(node instanceof Node.MapNode map)) {
            problems.error(node.location(), part + ": expected a mapping with a type, found " + node.kind());
            return null;
        }
        Node type = map.get(TYPE.name());
        if (type == null || type.isNothing()) {
            problems.error(node.location(), part + ": 'type' is missing " + types);
            return null;
        }
        if (!(type instanceof Node.ScalarNode scalar)) {
            problems.error(type.location(), "type: expected a text, found " + type.kind());
            return null;
        }
        if (!known.contains(scalar.text())) {
            problems.error(type.location(), "unknown " + part + " type " + type.kind() + Nearest.hint(scalar.text(), known) + ' ' + types);
            return null;
        }
        return scalar.text();
    }

    /** @param outputs what {@code outputs:} holds, in whatever state, or null */
    List<InputConfig> inputs(Node node, Node outputs, Shared shared) {
        List<InputConfig> inputs = new ArrayList<>();
        if (!(node instanceof Node.ListNode list)) {
            problems.error(node.location(), "inputs: expected a list, each item starting with '- id:', found " + node.kind());
            return inputs;
        }
        if (list.items().isEmpty()) {
            problems.error(node.location(), "inputs: expected one at least, found an empty list");
        }
        Map<String, Location> ids = new LinkedHashMap<>();
        list.items().forEach(item -> input(item, outputs, shared, ids, inputs));
        return inputs;
    }

    private void input(Node node, Node outputs, Shared shared, Map<String, Location> ids, List<InputConfig> into) {
        String type = type("input", node, catalog.inputs().keySet());
        if (!(node instanceof Node.MapNode map)) {
            return;
        }
        InputFactory factory = catalog.inputs().get(type);
        Settings settings = factory == null ? commonOnly(map) : section(factory).bind(map, problems);
        unique(settings, ids);
        RoutePlan routes = new Destinations(settings, outputs, names).compile();
        boolean underRoot = settings.get(FIELDS_UNDER_ROOT);
        Map<Integer, byte[]> fields =
                new StaticFields(names, problems, underRoot).add(shared.fields()).add(settings.get(FIELDS)).values();
        ChainPlan processors = catalog.processors().compile(preset(settings), settings.get(PROCESSORS), names, problems);
        if (factory != null && settings.isComplete()) {
            lineFits(settings, shared.pipeline());
            InputPlan plan = factory.configure(settings);
            List<Constant> tags = tags(settings, shared);
            into.add(new InputConfig(settings.get(ID), type, plan, processors, routes, fields, tags, print(node, routes, shared)));
        }
    }

    /** Of all that goes into an input: where it goes is part of it also if there is only one way to go. */
    private static Print print(Node node, RoutePlan routes, Shared shared) {
        String fields = shared.fields() == null ? "" : shared.fields().json();
        return Print.of(List.of(node.json(), String.join(",", routes.outputs()), fields, String.join(",", shared.tags())));
    }

    private ProcessorCatalog.Preset preset(Settings settings) {
        if (settings.has(PRESET)) {
            return new ProcessorCatalog.Preset(settings.get(PRESET), settings.at(PRESET), settings.node().get(TIMEZONE.name()));
        }
        if (settings.has(TIMEZONE)) {
            settings.error(TIMEZONE, "timezone: there is no preset whose times it could be for; the processor date takes a timezone of its own");
        }
        return null;
    }

    /** Of an input whose type is not known, what every input takes can be checked all the same. */
    private Settings commonOnly(Node.MapNode map) {
        Section section = Section.of("input", OF_EVERY_INPUT);
        LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
        section.keys().forEach(key -> {
            Node.Member member = map.members().get(key.name());
            if (member != null) {
                members.put(key.name(), member);
            }
        });
        members.putIfAbsent(TYPE.name(), new Node.Member(map.location(), new Node.ScalarNode(map.location(), "unknown", true, false)));
        return section.bind(new Node.MapNode(map.location(), members), problems);
    }

    private void unique(Settings settings, Map<String, Location> ids) {
        String id = settings.get(ID);
        if (id == null) {
            return;
        }
        Location first = ids.putIfAbsent(id, settings.at(ID));
        if (first != null) {
            settings.error(ID, "id: " + settings.shown(ID) + " is the id of another input, in line " + first.line() + "; ids are unique");
        }
    }

    /** No line may be longer than the batches that lines travel in. */
    private void lineFits(Settings settings, Settings pipeline) {
        for (Key<?> key : settings.section().keys()) {
            if (key.name().equals(MAX_LINE) && settings.get(key) instanceof Long longest && longest > pipeline.get(PipelineConfig.BATCH)) {
                if (settings.has(key)) {
                    settings.error(
                            key, "max_line: " + settings.shown(key) + " is more than a batch holds (pipeline.batch is "
                                    + pipeline.shown(PipelineConfig.BATCH) + ")");
                } else {
                    pipeline.error(
                            PipelineConfig.BATCH, "batch: smaller than the longest line of input " + settings.shown(ID)
                                    + "; set its max_line, which is "
                                    + settings.shown(key) + " by default, too");
                }
            }
        }
    }

    private List<Constant> tags(Settings settings, Shared shared) {
        Set<String> all = new LinkedHashSet<>(shared.tags());
        all.addAll(settings.get(TAGS));
        return all.stream().map(names::text).toList();
    }
}
