package dev.tailrace.core.movein;

import dev.tailrace.core.config.Node;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values written as YAML on one line. */
public final class YamlForm {
    /** What YAML takes for plain text wherever it stands, numbers and booleans apart. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./+-]*");

    private static final Pattern LITERAL = Pattern.compile("[-+.]?\\d.*|true|false|null|yes|no|on|off|~", Pattern.CASE_INSENSITIVE);

    private YamlForm() {}

    /** A text: in single quotes if it could be taken for anything else. */
    public static String text(String text) {
        return PLAIN.matcher(text).matches() && !LITERAL.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return '\'' + text.replace("'", "''") + '\'';
        }
        StringBuilder escaped = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '"', '\\' -> escaped.append('\\').appendCodePoint(c);
                default -> {
                    if (Character.isISOControl(c)) {
                        escaped.append(String.format("\\x%02x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.append('"').toString();
    }

    /** Several texts. */
    public static String texts(Collection<String> texts) {
        return texts.stream().map(YamlForm::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Keys and values that are YAML already. */
    public static String map(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * A value as it was written, on one line.
     *
     * @param words what becomes of each text
     */
    public static String of(Node node, UnaryOperator<String> words) {
        return switch (node) {
            case Node.ScalarNode scalar when scalar.isNull() -> "null";
            case Node.ScalarNode scalar when scalar.plain() && LITERAL.matcher(scalar.text()).matches() && PLAIN.matcher(scalar.text()).matches() ->
                scalar.text();
            case Node.ScalarNode scalar -> text(words.apply(scalar.text()));
            case Node.ListNode list -> list.items().stream().map(item -> of(item, words)).collect(Collectors.joining(", ", "[", "]"));
            case Node.MapNode map -> map.members().entrySet().stream()
                    .map(member -> text(member.getKey()) + ": " + of(member.getValue().value(), words))
                    .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
