package dev.tailrace.core.movein;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Printable;
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
        if (text.codePoints().allMatch(YamlForm::isText)) {
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
                    if (isText(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return escaped.append('"').toString();
    }

    /** What may stand in a text as it is (YAML 1.2.2, 5.1): nothing that acts or ends a line, no half of a surrogate pair, no mark of byte order. */
    private static boolean isText(int c) {
        return !Printable.isAct(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
    }

    /** A text as a comment's: on one line, so that nothing of another's configuration becomes a setting. */
    static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isText(c) || c == '\t') {
                comment.appendCodePoint(c);
            } else {
                comment.append(String.format("\\u%04x", c));
            }
        });
        return comment.toString();
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
