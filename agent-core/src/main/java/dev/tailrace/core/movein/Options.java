package dev.tailrace.core.movein;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A mapping whose settings are taken one by one. A name with dots and nested mappings are the same, as in Filebeat: {@code close.eof: true} is
 * {@code close: {eof: true}}. Not thread-safe.
 */
public final class Options {
    private final Node.MapNode root;
    private final Set<String> taken = new HashSet<>();

    private Options(Node.MapNode root) {
        this.root = root;
    }

    /** Of anything but a mapping there are no options. */
    public static Options of(Node node) {
        return new Options(node instanceof Node.MapNode map ? nested(map) : new Node.MapNode(node.location(), new LinkedHashMap<>()));
    }

    /** The same with the options of another mapping, which count where both have one. */
    public Options over(Node other) {
        if (!(other instanceof Node.MapNode map)) {
            return this;
        }
        Options over = new Options(merged(root, nested(map)));
        over.taken.addAll(taken);
        return over;
    }

    private static Node.MapNode nested(Node.MapNode map) {
        Node.MapNode all = new Node.MapNode(map.location(), new LinkedHashMap<>());
        map.members().forEach((key, member) -> {
            Node value = member.value() instanceof Node.MapNode below ? nested(below) : member.value();
            String[] names = key.split("\\.", -1);
            for (int i = names.length - 1; i > 0; i--) {
                LinkedHashMap<String, Node.Member> one = new LinkedHashMap<>();
                one.put(names[i], new Node.Member(member.keyLocation(), value));
                value = new Node.MapNode(member.keyLocation(), one);
            }
            put(all, names[0], new Node.Member(member.keyLocation(), value));
        });
        return all;
    }

    private static void put(Node.MapNode map, String key, Node.Member member) {
        Node before = map.get(key);
        Node value = before instanceof Node.MapNode first && member.value() instanceof Node.MapNode second ? merged(first, second) : member.value();
        map.members().put(key, new Node.Member(member.keyLocation(), value));
    }

    private static Node.MapNode merged(Node.MapNode first, Node.MapNode second) {
        Node.MapNode all = new Node.MapNode(first.location(), new LinkedHashMap<>(first.members()));
        second.members().forEach((key, member) -> put(all, key, member));
        return all;
    }

    /** Where it begins. */
    public Location location() {
        return root.location();
    }

    /** What stands there, or null; it counts as taken. */
    public Node take(String path) {
        taken.add(path);
        return peek(path);
    }

    /** What stands there, or null. */
    public Node peek(String path) {
        Node at = root;
        for (String name : path.split("\\.")) {
            at = at instanceof Node.MapNode map ? map.get(name) : null;
        }
        return at == null || at.isNothing() ? null : at;
    }

    /** The first of several names that is there, or null; all of them count as taken. */
    public Node takeAny(String... paths) {
        Node found = null;
        for (String path : paths) {
            Node here = take(path);
            found = found == null ? here : found;
        }
        return found;
    }

    /** A text that stands there, or null. */
    public String text(String path) {
        return take(path) instanceof Node.ScalarNode scalar ? scalar.text() : null;
    }

    /** Texts that stand there, a single one or a list of them. */
    public List<String> texts(String path) {
        return textsOf(take(path));
    }

    /** The texts that a value is: itself, or those of its items. */
    public static List<String> textsOf(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Node.ScalarNode scalar) {
            texts.add(scalar.text());
        } else if (node instanceof Node.ListNode list) {
            list.items().forEach(item -> texts.addAll(textsOf(item)));
        }
        return texts;
    }

    /** Whether a switch is on; if it does not stand there, {@code otherwise}. */
    public boolean isOn(String path, boolean otherwise) {
        String text = text(path);
        return text == null ? otherwise : isTrue(text);
    }

    /** Whether any of several switches is on. */
    public boolean isAnyOn(String... paths) {
        boolean on = false;
        for (String path : paths) {
            on |= isOn(path, false);
        }
        return on;
    }

    /** What YAML 1.1 takes for true. */
    public static boolean isTrue(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y", "t", "1" -> true;
            default -> false;
        };
    }

    /** Counts as taken without being looked at. */
    public Options pass(String... paths) {
        taken.addAll(List.of(paths));
        return this;
    }

    /** All settings that nobody took, by their dotted names. */
    public Map<String, Node.Member> left() {
        Map<String, Node.Member> left = new LinkedHashMap<>();
        collect("", root, left);
        return left;
    }

    private void collect(String before, Node.MapNode map, Map<String, Node.Member> into) {
        map.members().forEach((key, member) -> {
            String path = before + key;
            if (taken.contains(path)) {
                return;
            }
            if (member.value() instanceof Node.MapNode below && !below.members().isEmpty()) {
                collect(path + '.', below, into);
            } else {
                into.put(path, member);
            }
        });
    }

    /** Values by dotted names, down to what is no mapping. */
    public static Map<String, Node> flat(Node.MapNode map) {
        Map<String, Node> flat = new LinkedHashMap<>();
        new Options(nested(map)).left().forEach((path, member) -> flat.put(path, member.value()));
        return flat;
    }
}
