package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.ValueType;
import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.notify.NotifierCompiler;
import dev.tailrace.core.output.OutputFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration as a JSON Schema (draft 2020-12), for editors: completion, help while hovering, early complaints. Made from the same
 * declarations that check a configuration; in doubt it lets pass what {@code check} would refuse, never the other way round.
 */
public final class JsonSchema {
    private static final Map<String, Object> PLACEHOLDER = object("type", "string", "pattern", "\\$\\{");
    private static final Map<String, Object> TEXT = object("type", List.of("string", "number", "boolean"));
    private static final String ONLY_LISTED = "additionalProperties";

    private final Catalog catalog;

    private JsonSchema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The schema of a configuration that these types can make up, as JSON text. */
    public static String of(Catalog catalog) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new JsonSchema(catalog).root());
    }

    private Map<String, Object> root() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Tailrace");
        Map<String, Object> section = section(ConfigLoader.SECTION);
        root.putAll(section);
        root.put("patternProperties", object("^x-", true));
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("processors", processors());
        root.put("$defs", definitions);
        return root;
    }

    private Map<String, Object> section(Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        section.keys().forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(ONLY_LISTED, false);
        List<String> required = section.keys().stream().filter(Key::isRequired).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> property(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>(structured(key));
        String doc = key.doc() + (key.defaultText() == null || key.defaultText().equals("{}") ? "" : " Default: " + key.defaultText());
        if (!doc.isBlank()) {
            schema.put("description", doc.strip());
        }
        return schema;
    }

    private Map<String, Object> structured(Key<?> key) {
        if (key == ConfigLoader.INPUTS) {
            Stream<InputFactory> types = catalog.inputs().values().stream();
            return object("type", "array", "minItems", 1, "items", oneOf(types.map(type -> typed(type.type(), Parts.section(type)))
                    .toList()));
        }
        if (key == ConfigLoader.OUTPUTS) {
            Stream<OutputFactory> types = catalog.outputs().values().stream();
            Map<String, Object> output = oneOf(types.map(type -> typed(type.type(), Parts.section(type))).toList());
            return object("type", "object", "minProperties", 1, ONLY_LISTED, output);
        }
        if (key == ConfigLoader.NOTIFIERS) {
            List<Map<String, Object>> kinds = NotifierCompiler.sections().entrySet().stream()
                    .map(kind -> typed(kind.getKey(), kind.getValue()))
                    .toList();
            return object("type", "object", ONLY_LISTED, oneOf(kinds));
        }
        if (key == Parts.PROCESSORS) {
            return object("$ref", "#/$defs/processors");
        }
        if (key == Parts.PRESET) {
            return object("anyOf", List.of(object("enum", catalog.processors().presets()), PLACEHOLDER));
        }
        return type(key.type());
    }

    private static Map<String, Object> oneOf(List<Map<String, Object>> alternatives) {
        return object("oneOf", alternatives);
    }

    /** A section whose {@code type:} says which one it is. */
    private Map<String, Object> typed(String type, Section section) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("title", type));
        schema.putAll(section(section));
        Map<String, Object> properties = new LinkedHashMap<>();
        section.keys().forEach(key -> properties.put(key.name(), key == Parts.TYPE || key == NotifierCompiler.TYPE ? object("const", type) : property(key)));
        schema.put("properties", properties);
        return schema;
    }

    private Map<String, Object> processors() {
        List<Map<String, Object>> each = catalog.processors().sections().entrySet().stream()
                .map(entry -> object(
                        "title", entry.getKey(),
                        "type", "object",
                        "properties", object(entry.getKey(), nullable(section(entry.getValue()))),
                        "required", List.of(entry.getKey()),
                        ONLY_LISTED, false))
                .toList();
        return object("type", "array", "items", oneOf(each));
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        return object("anyOf", List.of(schema, object("type", "null")));
    }

    private Map<String, Object> type(ValueType type) {
        return switch (type) {
            case ValueType.Text text -> TEXT;
            case ValueType.Bool bool -> orPlaceholder(object("type", "boolean"));
            case ValueType.Whole(int least, int most) -> orPlaceholder(object("type", "integer", "minimum", least, "maximum", most));
            case ValueType.Time time ->
                orPlaceholder(object("type", List.of("string", "integer"), "pattern", "^(0|\\d+(\\.\\d+)?\\s*(ns|us|ms|s|m|h|d))$"));
            case ValueType.Size size ->
                orPlaceholder(object("type", List.of("string", "integer"), "pattern", "^\\d+(\\.\\d+)?\\s*([KMGT]i?)?B?$"));
            case ValueType.Regexp regexp -> TEXT;
            case ValueType.Choice(List<String> names) -> orPlaceholder(object("enum", names));
            case ValueType.ListOf(ValueType item) -> {
                Map<String, Object> one = type(item);
                yield object("anyOf", List.of(object("type", "array", "items", one), one));
            }
            case ValueType.MapOf(ValueType value) -> object("type", "object", ONLY_LISTED, type(value));
            case ValueType.Nested(Section section) -> nullable(section(section));
            case ValueType.Any any -> object();
        };
    }

    private static Map<String, Object> orPlaceholder(Map<String, Object> schema) {
        return object("anyOf", List.of(schema, PLACEHOLDER));
    }

    /** Names and values in turn, in this order. */
    private static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }
}
