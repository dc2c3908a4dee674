package dev.tailrace.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration in several files of one folder, such as one for each service of a host: all {@code *.yml} and {@code *.yaml} of it, in the order
 * of their names, as if they were one file. Lists ({@code inputs}, {@code alerts}) are joined, mappings ({@code outputs}, {@code notifiers}) too;
 * what can be said once only may stand in one of them only.
 */
public final class ConfigFolder {
    private ConfigFolder() {}

    /** The files that belong to it. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** The tree of all of them; null if one cannot be read, or there is none. {@code problems} say why. */
    static Node read(Path folder, Problems problems) {
        Location here = new Location(folder.toString(), 1, 1);
        List<Path> files;
        try {
            files = files(folder);
        } catch (IOException e) {
            problems.error(here, "cannot be read: " + e.getMessage());
            return null;
        }
        if (files.isEmpty()) {
            problems.error(here, "is a folder without any *.yml; a configuration is expected");
            return null;
        }
        LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
        boolean whole = true;
        for (Path file : files) {
            String text = ConfigText.read(file, problems);
            Node root = text == null ? null : Yaml.parse(file.toString(), text, problems);
            whole &= root != null;
            if (root instanceof Node.MapNode map) {
                map.members().forEach((key, member) -> join(members, key, member, problems));
            } else if (root != null && !root.isNothing()) {
                problems.error(root.location(), "expected a mapping such as 'inputs: [...]', found " + root.kind());
            }
        }
        return whole ? new Node.MapNode(here, members) : null;
    }

    private static void join(LinkedHashMap<String, Node.Member> into, String key, Node.Member member, Problems problems) {
        Node.Member first = into.putIfAbsent(key, member);
        if (first == null || member.value().isNothing()) {
            return;
        }
        if (first.value() instanceof Node.ListNode list && member.value() instanceof Node.ListNode more) {
            List<Node> items = new ArrayList<>(list.items());
            items.addAll(more.items());
            into.put(key, new Node.Member(first.keyLocation(), new Node.ListNode(list.location(), items)));
        } else if (first.value() instanceof Node.MapNode map && member.value() instanceof Node.MapNode more) {
            LinkedHashMap<String, Node.Member> both = new LinkedHashMap<>(map.members());
            more.members().forEach((name, each) -> once(both, name, each, problems));
            into.put(key, new Node.Member(first.keyLocation(), new Node.MapNode(map.location(), both)));
        } else {
            once(into, key, member, problems);
        }
    }

    private static void once(LinkedHashMap<String, Node.Member> into, String key, Node.Member member, Problems problems) {
        Node.Member first = into.putIfAbsent(key, member);
        if (first != null) {
            problems.error(member.keyLocation(), "'" + key + "' stands already in " + first.keyLocation());
        }
    }
}
