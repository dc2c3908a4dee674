package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}}, {@code ${NAME:default}} and {@code ${secret:NAME}} into values. {@code $${} stands for a plain {@code ${}.
 *
 * <p>Filling is for texts only: what an environment variable holds is never read as YAML, so that it cannot bring structure along. A
 * plain value that turns out empty is no value.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\$\\{|\\{([^}]*)}|\\{)");
    private static final Pattern SECRET = Pattern.compile("secret:([A-Za-z0-9_.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_.()-]*)(?::(.*))?", Pattern.DOTALL);

    private final UnaryOperator<String> environment;
    private final Secrets secrets;
    private final Problems problems;

    /** @param environment a variable's value, or null */
    Placeholders(UnaryOperator<String> environment, Secrets secrets, Problems problems) {
        this.environment = environment;
        this.secrets = secrets;
        this.problems = problems;
    }

    /** The same tree with its values filled in, places unchanged. */
    Node fill(Node node) {
        return switch (node) {
            case Node.ScalarNode scalar -> scalar.text().contains("${") ? fill(scalar) : scalar;
            case Node.ListNode list -> {
                List<Node> items = new ArrayList<>(list.items().size());
                list.items().forEach(item -> items.add(fill(item)));
                yield new Node.ListNode(list.location(), items);
            }
            case Node.MapNode map -> {
                LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>();
                map.members().forEach((key, member) -> members.put(key, new Node.Member(member.keyLocation(), fill(member.value()))));
                yield new Node.MapNode(map.location(), members);
            }
        };
    }

    private Node fill(Node.ScalarNode scalar) {
        StringBuilder filled = new StringBuilder();
        boolean secret = scalar.secret();
        Matcher matcher = PLACEHOLDER.matcher(scalar.text());
        while (matcher.find()) {
            String inside = matcher.group(2);
            if (matcher.group(1).equals("${")) {
                matcher.appendReplacement(filled, Matcher.quoteReplacement("${"));
            } else if (inside == null) {
                malformed(scalar, "'${' without its '}'");
                return scalar;
            } else {
                secret |= SECRET.matcher(inside).matches();
                matcher.appendReplacement(filled, Matcher.quoteReplacement(value(inside, scalar)));
            }
        }
        matcher.appendTail(filled);
        return new Node.ScalarNode(scalar.location(), filled.toString(), scalar.plain(), secret);
    }

    /** What a placeholder stands for; after a problem, itself, so that the value is not taken for missing. */
    private String value(String inside, Node.ScalarNode scalar) {
        Matcher secret = SECRET.matcher(inside);
        if (secret.matches()) {
            return switch (secrets.find(secret.group(1))) {
                case Secrets.Found.Value found -> {
                    problems.hide(found.text());
                    yield found.text();
                }
                case Secrets.Found.Absent absent -> {
                    problems.unreadable(scalar.location(), "the secret " + Quoted.of(secret.group(1)) + " is not known: "
                            + absent.reason());
                    yield "${" + inside + "}";
                }
            };
        }
        Matcher variable = VARIABLE.matcher(inside);
        if (!variable.matches()) {
            malformed(scalar, Quoted.of("${" + inside + "}"));
            return "${" + inside + "}";
        }
        String value = environment.apply(variable.group(1));
        if (value == null) {
            value = variable.group(2);
        }
        if (value == null) {
            String name = variable.group(1);
            problems.unreadable(
                    scalar.location(), "the environment variable '" + name + "' is not set; set it, or give a default: ${" + name
                            + ":default}");
            return "${" + inside + "}";
        }
        return value;
    }

    private void malformed(Node.ScalarNode scalar, String found) {
        problems.unreadable(
                scalar.location(), "expected ${NAME}, ${NAME:default} or ${secret:NAME}, found " + found + "; $${ stands for a plain ${");
    }
}
