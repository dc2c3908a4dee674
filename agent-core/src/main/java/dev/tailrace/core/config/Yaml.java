package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML text to {@link Node}s with places.
 *
 * <p>Built on the parser's events, which tell what a tree of values no longer knows: where each key and value starts, which scalars stood
 * in quotes, aliases, keys that stand twice, further documents. Scalars keep the text that was written; what it means is for the key that
 * takes it.
 */
public final class Yaml {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setCodePointLimit(16 << 20).build();

    /** Nesting beyond this is no configuration, and would cost the stack. */
    private static final int DEEPEST = 100;

    /** Aliases may repeat what stands above, but not blow a page up into gigabytes. */
    private static final int MOST_NODES = 200_000;

    /** A drive or a share in double quotes, with a backslash that is not doubled. */
    private static final Pattern UNESCAPED_PATH = Pattern.compile("\"(?:[A-Za-z]:|\\\\\\\\)[^\n]*?(?<!\\\\)(?:\\\\\\\\)*(\\\\[^\\\\\"])");

    private final YamlText source;
    private final Problems problems;
    private final ParserImpl parser;
    /** Where the last event started that was looked at. */
    private Location reached;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;

    private Yaml(YamlText source, Problems problems, ParserImpl parser) {
        this.source = source;
        this.problems = problems;
        this.parser = parser;
        this.reached = source.location(0);
    }

    private record Anchored(Node node, int size) {}

    /** A mistake that makes what follows it unreadable, or one that the reader of nodes has reported already. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Location location;

        Unreadable(Location location, String message) {
            super(message, null, false, false);
            this.location = location;
        }
    }

    /**
     * YAML text as nodes, {@code ${...}} left as it stands.
     *
     * @param file how messages call the text
     * @return the root (nothing, if the text is empty), or null if it cannot be read; all mistakes are in {@code problems}. After a mistake
     *     that hides nothing else, the root has something harmless in its place
     */
    public static Node parse(String file, String text, Problems problems) {
        String readable = text;
        while (true) {
            Problems inNodes = new Problems();
            YamlText source = new YamlText(file, readable, text);
            Yaml yaml = new Yaml(source, inNodes, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, readable)));
            try {
                Node root = yaml.document();
                problems.addAll(inNodes);
                return root;
            } catch (Unreadable e) {
                problems.addAll(inNodes);
                problems.error(e.location, e.getMessage());
                return null;
            } catch (NumberFormatException e) {
                // How the parser answers an escape without its digits; all that it tells is that it came so far.
                problems.addAll(inNodes);
                problems.error(
                        yaml.reached,
                        "after this, an escape such as \\x41 lacks its hexadecimal digits; in single quotes a backslash is a backslash");
                return null;
            } catch (YamlEngineException e) {
                YamlMistake mistake = YamlMistake.of(e, source);
                problems.unreadable(mistake.location(), mistake.message());
                if (mistake.mended().isEmpty()) {
                    problems.addAll(inNodes);
                    return null;
                }
                readable = mistake.mended().get();
            }
        }
    }

    /** A value written in code, such as a default. */
    static Node inline(String text) {
        Problems problems = new Problems();
        Node node = parse("(default)", text, problems);
        if (node == null || problems.hasErrors()) {
            throw new IllegalArgumentException(text + ": " + problems.all());
        }
        return node;
    }

    private Node document() {
        parser.next();
        if (parser.peekEvent().getEventId() == Event.ID.StreamEnd) {
            return new Node.ScalarNode(source.location(0), "", true, false);
        }
        parser.next();
        Node root = node(0);
        parser.next();
        Event after = parser.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            problems.error(at(after), "a second YAML document starts here; one file holds one configuration");
        }
        return root;
    }

    private Location at(Event event) {
        reached = source.location(event.getStartMark().orElseThrow());
        return reached;
    }

    private Node node(int depth) {
        Event event = parser.next();
        Location here = at(event);
        if (depth > DEEPEST) {
            throw new Unreadable(here, "nested more than " + DEEPEST + " levels deep");
        }
        count(here, 1);
        int before = nodes;
        Node node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, here);
            case AliasEvent alias -> alias(alias, here);
            case MappingStartEvent _ -> map(here, depth);
            case SequenceStartEvent _ -> list(here, depth);
            default -> throw new Unreadable(here, "expected a value");
        };
        if (!(event instanceof AliasEvent) && event instanceof NodeEvent start) {
            start.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, nodes - before + 1)));
        }
        return node;
    }

    private void count(Location here, int more) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Unreadable(here, "more than " + MOST_NODES + " values: aliases repeat too much");
        }
    }

    private Node scalar(ScalarEvent event, Location here) {
        Optional<String> tag = event.getTag();
        if (tag.isPresent() && !tag.get().startsWith("tag:yaml.org,2002:")) {
            problems.error(here, "'" + tag.get() + "' would be a YAML tag here; a value that starts with '!' needs single quotes");
        }
        if (event.isDQuoted()) {
            lostBackslash(event, here);
        }
        boolean plain = event.isPlain() && tag.filter("tag:yaml.org,2002:str"::equals).isEmpty();
        return new Node.ScalarNode(here, event.getValue(), plain, false);
    }

    /** {@code "C:\temp"} is no path: it holds a tab. Nobody means that. */
    private void lostBackslash(ScalarEvent event, Location here) {
        String written = source.between(event.getStartMark().orElseThrow(), event.getEndMark().orElseThrow());
        Matcher path = UNESCAPED_PATH.matcher(written);
        if (path.lookingAt() && event.getValue().chars().anyMatch(Character::isISOControl)) {
            String what = switch (path.group(1)) {
                case "\\t" -> "a tab";
                case "\\n" -> "a line break";
                default -> "an escape";
            };
            problems.error(
                    here,
                    "'" + path.group(1) + "' is " + what + " in double quotes; in single quotes a backslash is just a backslash: '"
                            + written.substring(1, written.length() - 1) + "'");
        }
    }

    private Node alias(AliasEvent event, Location here) {
        String name = event.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            problems.error(
                    here,
                    "'*" + name + "' would be a YAML alias of an anchor '&" + name
                            + "', which does not stand above; a text that starts with '*' needs single quotes: '*" + name + "'");
            return new Node.ScalarNode(here, "*" + name, false, false);
        }
        count(here, anchored.size());
        return anchored.node();
    }

    private Node list(Location here, int depth) {
        List<Node> items = new ArrayList<>();
        while (parser.peekEvent().getEventId() != Event.ID.SequenceEnd) {
            items.add(node(depth + 1));
        }
        parser.next();
        return new Node.ListNode(here, items);
    }

    private Node map(Location here, int depth) {
        LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
        LinkedHashMap<String, Node.Member> merged = new LinkedHashMap<>();
        while (parser.peekEvent().getEventId() != Event.ID.MappingEnd) {
            Node key = node(depth + 1);
            Node value = node(depth + 1);
            if (!(key instanceof Node.ScalarNode scalar)) {
                problems.unreadable(here, "expected a key, found " + key.kind()
                        + "; a text that starts with '{' or '[' needs single quotes");
            } else if (scalar.plain() && scalar.text().equals("<<")) {
                merge(merged, key.location(), value);
            } else {
                put(members, scalar, value);
            }
        }
        parser.next();
        merged.forEach(members::putIfAbsent);
        return new Node.MapNode(here, members);
    }

    private void put(Map<String, Node.Member> members, Node.ScalarNode key, Node value) {
        Node.Member first = members.putIfAbsent(key.text(), new Node.Member(key.location(), value));
        if (first != null) {
            problems.error(
                    key.location(),
                    Quoted.of(key.text()) + " stands twice in the same mapping; first in line " + first.keyLocation().line() + ", column "
                            + first.keyLocation().column());
        }
    }

    /** {@code <<: *anchor}, or a list of them: keys that the mapping does not have itself; of several, the first wins. */
    private void merge(Map<String, Node.Member> merged, Location here, Node value) {
        switch (value) {
            case Node.MapNode map -> map.members().forEach(merged::putIfAbsent);
            case Node.ListNode list -> list.items().forEach(item -> merge(merged, here, item));
            case Node.ScalarNode other -> problems.error(
                    here, "'<<' merges mappings: expected an alias such as *common, found " + other.kind());
        }
    }
}
