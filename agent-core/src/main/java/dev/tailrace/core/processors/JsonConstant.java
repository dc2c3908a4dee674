package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.encode.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value of the configuration as JSON: what YAML means by it. */
final class JsonConstant {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private JsonConstant() {}

    static Constant of(Node node, Fields fields) {
        return fields.constant(node instanceof Node.ScalarNode scalar ? scalar.text() : json(node), json(node));
    }

    private static String json(Node node) {
        return switch (node) {
            case Node.ScalarNode scalar -> scalar(scalar);
            case Node.ListNode list -> list.items().stream().map(JsonConstant::json).collect(Collectors.joining(",", "[", "]"));
            case Node.MapNode map -> map.members().entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ':' + json(member.getValue().value()))
                    .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String scalar(Node.ScalarNode scalar) {
        if (scalar.isNull()) {
            return "null";
        }
        boolean literal = scalar.text().equals("true") || scalar.text().equals("false") || NUMBER.matcher(scalar.text()).matches();
        return scalar.plain() && literal ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        return new String(JsonText.quote(text), StandardCharsets.UTF_8);
    }
}
