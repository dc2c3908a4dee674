package dev.tailrace.core.config;

import dev.tailrace.core.encode.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A node as JSON, by YAML's JSON schema (YAML 1.2, 10.2): a plain scalar that JSON would call a number, a boolean or null is one; anything
 * else, such as {@code 01} or {@code yes}, stays the text it was written as.
 */
final class JsonForm {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private JsonForm() {}

    static String of(Node node) {
        return switch (node) {
            case Node.MapNode map -> map.members().entrySet().stream()
                    .map(entry -> quote(entry.getKey()) + ':' + of(entry.getValue().value()))
                    .collect(Collectors.joining(",", "{", "}"));
            case Node.ListNode list -> list.items().stream().map(JsonForm::of).collect(Collectors.joining(",", "[", "]"));
            case Node.ScalarNode scalar -> of(scalar);
        };
    }

    private static String of(Node.ScalarNode scalar) {
        if (scalar.isNull()) {
            return "null";
        }
        String text = scalar.text();
        boolean literal = scalar.plain() && (text.equals("true") || text.equals("false") || NUMBER.matcher(text).matches());
        return literal ? text : quote(text);
    }

    private static String quote(String text) {
        return new String(JsonText.quote(text), StandardCharsets.UTF_8);
    }
}
