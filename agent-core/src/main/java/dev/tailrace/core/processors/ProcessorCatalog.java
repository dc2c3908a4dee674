package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.condition.ConditionCompiler;
import dev.tailrace.core.processors.condition.ConditionPlan;
import dev.tailrace.core.processors.preset.Presets;
import dev.tailrace.core.processors.w3c.W3c;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processors that there are, by name, and the compiler of {@code processors:} lists over them. Immutable.
 *
 * <p>A list's item is a mapping of one key, the processor's name, to its settings: {@code - drop_event: {when: ...}}.
 */
public final class ProcessorCatalog {
    /** Decides whether the step runs; every processor takes it. */
    public static final Key<Node> WHEN =
            Key.any("when")
                    .doc("The condition for running it: equals, contains, regexp, range, network, has_fields, and, or, not.");

    /** Marks events that the processor could not work on; every processor takes it. */
    public static final Key<List<String>> TAG_ON_FAILURE =
            Key.strings("tag_on_failure")
                    .doc("Tags for events that the processor could not work on; _NAME_failure if not given, [] for none.");

    private static final ProcessorCatalog STANDARD = new ProcessorCatalog(List.of(
            new AddFields(),
            new Convert(),
            new Copy(),
            new Csv(),
            new Date(),
            new DetectAttacks(),
            new Dissect(),
            new DropEvent(),
            new DropFields(),
            new Duration(),
            new Fingerprint(),
            new ForwardedFor(),
            new GeoIp(),
            new Grok(),
            new Gsub(),
            new Json(),
            new KeepFields(),
            new KeyValue(),
            new Lowercase(),
            new RateLimit(),
            new Redact(),
            new Rename(),
            new Sample(),
            new Split(),
            new Urldecode(),
            new UserAgent(),
            new W3c()));

    private final Map<String, ProcessorFactory> factories = new LinkedHashMap<>();

    ProcessorCatalog(List<ProcessorFactory> factories) {
        factories.forEach(factory -> this.factories.put(factory.name(), factory));
    }

    /** All that come with the agent. Their classes, apart from the factories, load when a configuration uses them. */
    public static ProcessorCatalog standard() {
        return STANDARD;
    }

    /**
     * Each processor's name with all it takes, {@code when} and {@code tag_on_failure} included: for the schema and the reference pages.
     */
    public Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        factories.forEach((name, factory) -> sections.put(name, complete(factory)));
        return sections;
    }

    /** The names that {@code preset:} takes. */
    public List<String> presets() {
        return Presets.names();
    }

    /**
     * The preset that an input asks for.
     *
     * @param at where its name stands
     * @param timezone the zone of its logs' times that name none, or null for the machine's own
     */
    public record Preset(String name, Location at, Node timezone) {}

    /**
     * Compiles an input's steps: its preset's, then its own. Mistakes go to {@code problems}; the plan then lacks the steps that have them.
     *
     * @param preset the ready-made steps to begin with, or null
     * @param processors the list, or null
     */
    public ChainPlan compile(Preset preset, Node processors, Fields fields, Problems problems) {
        List<ChainPlan.Step> steps = new ArrayList<>();
        if (preset != null) {
            if (Presets.names().contains(preset.name)) {
                steps(Presets.steps(preset.name, preset.timezone, problems), fields, problems, steps);
            } else {
                problems.error(preset.at, "unknown preset '" + preset.name + '\'' + Nearest.hint(preset.name, Presets.names())
                        + " (there are: " + String.join(", ", Presets.names()) + ')');
            }
        }
        steps(processors, fields, problems, steps);
        return new ChainPlan(steps, fields);
    }

    private void steps(Node list, Fields fields, Problems problems, List<ChainPlan.Step> into) {
        switch (list) {
            case null -> {}
            case Node.ScalarNode nothing when nothing.isNull() -> {}
            case Node.ListNode items -> items.items().forEach(item -> step(item, fields, problems, into));
            case Node other -> problems.error(
                    other.location(), "expected a list of processors, each such as '- drop_event: {}', found " + other.kind());
        }
    }

    private void step(Node item, Fields fields, Problems problems, List<ChainPlan.Step> into) {
        if (!(item instanceof Node.MapNode map) || map.members().size() != 1) {
            problems.error(item.location(), "expected one processor's name with its settings, such as 'drop_event: {}', found "
                    + (item instanceof Node.MapNode several ? "keys " + String.join(", ", several.members().keySet()) : item.kind()));
            return;
        }
        var entry = map.members().firstEntry();
        String name = entry.getKey();
        ProcessorFactory factory = factories.get(name);
        if (factory == null) {
            problems.error(entry.getValue().keyLocation(), "unknown processor '" + name + '\'' + Nearest.hint(name, factories.keySet()));
            return;
        }
        Settings settings = complete(factory).bind(entry.getValue().value(), problems);
        if (settings == null) {
            return;
        }
        ConditionPlan when = settings.has(WHEN) ? ConditionCompiler.compile(settings.get(WHEN), fields, problems) : null;
        ProcessorPlan processor = factory.configure(settings, fields);
        if (processor != null) {
            into.add(new ChainPlan.Step(
                    when, processor, tags(settings, factory, fields), new StepTally(name, entry.getValue().keyLocation()), new StepTally(name, entry.getValue().keyLocation())));
        }
    }

    private static List<Constant> tags(Settings settings, ProcessorFactory factory, Fields fields) {
        List<String> names = settings.get(TAG_ON_FAILURE);
        return (names == null ? List.of('_' + factory.name() + "_failure") : names).stream().map(fields::text).toList();
    }

    private static Section complete(ProcessorFactory factory) {
        return factory.section().with(WHEN, TAG_ON_FAILURE);
    }
}
