package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import java.util.ArrayList;
import java.util.List;

/** {@code add_fields}: fields with fixed values, and tags. */
final class AddFields implements ProcessorFactory {
    private final Key<Node> added = Key.any("fields").required().doc("Names (or nested mappings of them) and the values they get.");
    private final Key<String> target = Key.string("target").or("''").doc("A name that stands before each of them; empty for none.");

    @Override
    public String name() {
        return "add_fields";
    }

    @Override
    public Section section() {
        return Section.of("processor 'add_fields'", added, target);
    }

    private record Added(int field, Constant value) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        Node given = settings.get(added);
        if (!(given instanceof Node.MapNode map)) {
            if (given != null) {
                settings.error(added, "expected a mapping of names to values, found " + given.kind());
            }
            return null;
        }
        List<Added> all = new ArrayList<>();
        collect(map, settings.get(target), settings, fields, all);
        Added[] each = all.toArray(Added[]::new);
        return () -> event -> add(event, each);
    }

    private static boolean add(Event event, Added[] all) {
        for (Added each : all) {
            if (each.field == Fields.TAGS) {
                event.tag(each.value);
            } else {
                event.setConstant(each.field, each.value);
            }
        }
        return true;
    }

    private static void collect(Node.MapNode map, String prefix, Settings settings, Fields fields, List<Added> into) {
        map.members().forEach((name, member) -> {
            String path = prefix.isEmpty() ? name : prefix + '.' + name;
            Node value = member.value();
            if (value instanceof Node.MapNode inner) {
                collect(inner, path, settings, fields, into);
                return;
            }
            int field = FieldNames.intern(path, fields, member.keyLocation(), settings.problems());
            if (field == Fields.TIMESTAMP) {
                settings.problems().error(member.keyLocation(), "@timestamp takes no fixed value");
            } else if (field == Fields.TAGS) {
                tags(value, settings, fields, into);
            } else if (field != Fields.UNKNOWN) {
                into.add(new Added(field, JsonConstant.of(value, fields)));
            }
        });
    }

    private static void tags(Node value, Settings settings, Fields fields, List<Added> into) {
        for (Node each : value instanceof Node.ListNode list ? list.items() : List.of(value)) {
            if (each instanceof Node.ScalarNode tag) {
                into.add(new Added(Fields.TAGS, fields.text(tag.text())));
            } else {
                settings.problems().error(each.location(), "expected a tag, found " + each.kind());
            }
        }
    }
}
