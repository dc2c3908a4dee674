package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** YAML text to {@link Node}s with places. Jackson reads the tokens. */
public final class Yaml {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String file;
    private final JsonParser parser;

    private Yaml(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The root of a document, or null with the mistake in {@code problems}. */
    public static Node parse(String file, String text, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            Yaml yaml = new Yaml(file, parser);
            if (parser.nextToken() == null) {
                return new Node.MapNode(new Location(file, 1, 1), new LinkedHashMap<>());
            }
            return yaml.node();
        } catch (StreamReadException e) {
            TokenStreamLocation at = e.getLocation();
            problems.error(
                    at == null ? new Location(file, 1, 1) : new Location(file, at.getLineNr(), at.getColumnNr()),
                    e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
            return null;
        }
    }

    /** A value written in code: a default, an override. */
    static Node inline(String text) {
        Problems problems = new Problems();
        Node node = parse("(default)", text, problems);
        if (node == null) {
            throw new IllegalArgumentException(text + ": " + problems.all());
        }
        return node;
    }

    private Location here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Location(file, at.getLineNr(), at.getColumnNr());
    }

    private Node node() {
        Location here = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    Location keyLocation = here();
                    parser.nextToken();
                    members.put(name, new Node.Member(keyLocation, node()));
                }
                yield new Node.MapNode(here, members);
            }
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node());
                }
                yield new Node.ListNode(here, items);
            }
            case VALUE_NULL -> new Node.ScalarNode(here, "", true, false);
            case VALUE_STRING -> new Node.ScalarNode(here, parser.getString(), false, false);
            default -> new Node.ScalarNode(here, parser.getString(), true, false);
        };
    }
}
