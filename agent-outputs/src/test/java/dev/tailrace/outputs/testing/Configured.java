package dev.tailrace.outputs.testing;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outputs configured from plain Java values, as if YAML had said so. */
public final class Configured {
    private static final Location HERE = new Location("test.yml", 1, 1);

    private Configured() {}

    /** The plan; mistakes in the settings are an error. */
    public static OutputPlan plan(OutputFactory factory, Map<String, ?> values) {
        Problems problems = new Problems();
        OutputPlan plan = configure(factory, values, problems);
        if (problems.hasErrors()) {
            throw new IllegalArgumentException(problems.all().toString());
        }
        return plan;
    }

    /** What is wrong with the settings. */
    public static List<String> problems(OutputFactory factory, Map<String, ?> values) {
        Problems problems = new Problems();
        configure(factory, values, problems);
        return problems.all().stream().map(Problems.Problem::message).toList();
    }

    private static OutputPlan configure(OutputFactory factory, Map<String, ?> values, Problems problems) {
        Settings settings = factory.section().bind(node(values), problems);
        return factory.configure(settings);
    }

    /** What the agent would give to an output named {@code out}. */
    public static OutputContext context(Fields fields, Path data, Map<String, String> marks) {
        return new OutputContext("out", Lines.EPOCH, fields, data, Clock.SYSTEM, marks);
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
                map.forEach((key, each) -> members.put(key.toString(), new Node.Member(HERE, node(each))));
                yield new Node.MapNode(HERE, members);
            }
            case List<?> list -> new Node.ListNode(HERE, list.stream().map(Configured::node).toList());
            default -> new Node.ScalarNode(HERE, value.toString(), true, false);
        };
    }
}
