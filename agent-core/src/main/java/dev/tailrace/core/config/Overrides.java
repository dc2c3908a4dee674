package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code -E key=value} from the command line: the key is a dotted path, an item of a list is its number from 0, the value is YAML.
 * What stands there already is replaced; what is missing on the way is made.
 */
final class Overrides {
    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    /** The tree with all of them applied, in order. */
    Node apply(Node root, List<String> overrides) {
        Node result = root;
        for (String override : overrides) {
            result = apply(result, override);
        }
        return result;
    }

    private Node apply(Node root, String override) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            problems.error(new Location("-E " + override, 1, 1), "expected key=value, such as pipeline.workers=2");
            return root;
        }
        String path = override.substring(0, equals);
        Location here = new Location("-E " + path, 1, 1);
        Node value = Yaml.parse(here.file(), override.substring(equals + 1), problems);
        if (value == null) {
            return root;
        }
        List<String> names = List.of(path.split("\\.", -1));
        if (names.contains("")) {
            problems.error(here, "a name is missing between two dots");
            return root;
        }
        return put(root, names, 0, value, here);
    }

    private Node put(Node node, List<String> names, int depth, Node value, Location here) {
        if (depth == names.size()) {
            return value;
        }
        String name = names.get(depth);
        return switch (node) {
            case Node.ListNode list -> putItem(list, names, depth, value, here);
            case Node.MapNode map -> putMember(map, names, depth, value, here);
            case Node.ScalarNode scalar when scalar.isNull() ->
                putMember(new Node.MapNode(here, new LinkedHashMap<>()), names, depth, value, here);
            case Node.ScalarNode scalar -> {
                String above = String.join(".", names.subList(0, depth));
                problems.error(here, Quoted.of(above) + " is " + scalar.kind() + ", which has no " + Quoted.of(name));
                yield node;
            }
        };
    }

    private Node putMember(Node.MapNode map, List<String> names, int depth, Node value, Location here) {
        LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>(map.members());
        Node.Member old = members.get(names.get(depth));
        Node below = old == null ? new Node.ScalarNode(here, "", true, false) : old.value();
        Location key = old == null || depth + 1 == names.size() ? here : old.keyLocation();
        members.put(names.get(depth), new Node.Member(key, put(below, names, depth + 1, value, here)));
        return new Node.MapNode(map.location(), members);
    }

    private Node putItem(Node.ListNode list, List<String> names, int depth, Node value, Location here) {
        String name = names.get(depth);
        int count = list.items().size();
        int index = name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1;
        if (index < 0 || index > count) {
            String above = String.join(".", names.subList(0, depth));
            problems.error(
                    here, "expected an item of '" + above + "' as a number from 0 to " + count + " (the last one appends), found "
                            + Quoted.of(name));
            return list;
        }
        List<Node> items = new ArrayList<>(list.items());
        Node old = index == count ? new Node.ScalarNode(here, "", true, false) : items.get(index);
        Node changed = put(old, names, depth + 1, value, here);
        if (index == count) {
            items.add(changed);
        } else {
            items.set(index, changed);
        }
        return new Node.ListNode(list.location(), items);
    }
}
