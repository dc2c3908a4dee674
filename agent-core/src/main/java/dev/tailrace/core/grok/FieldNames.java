package dev.tailrace.core.grok;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives the captures of definitions other names and types. A line of its table: a pattern's name (or its beginning and a star), then
 * {@code old=new} or {@code old=new:type} for each field, and {@code %NAME=new} for what a reference without a field is to capture. So one
 * set of definitions serves two vocabularies.
 */
final class FieldNames {
    private static final Pattern CAPTURE = Pattern.compile("(%\\{[A-Za-z0-9_]+:|\\(\\?<)(?![=!])([^:>}]+)(:[a-z]+)?([}>])");
    private static final Pattern REFERENCE = Pattern.compile("%\\{([A-Za-z0-9_]+)\\}");

    private record Rule(String names, Map<String, String> fields) {
        boolean covers(String name) {
            return names.endsWith("*") ? name.startsWith(names.substring(0, names.length() - 1)) : name.equals(names);
        }
    }

    private final List<Rule> rules;

    private FieldNames(List<Rule> rules) {
        this.rules = rules;
    }

    static FieldNames parse(Stream<String> lines) {
        return new FieldNames(lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(FieldNames::rule).toList());
    }

    private static Rule rule(String line) {
        String[] words = line.split(" +");
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            fields.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new Rule(words[0], fields);
    }

    /** The definition of a name with its captures renamed. A type that the old capture had stays, unless the new name brings one. */
    String apply(String name, String definition) {
        Map<String, String> fields = new LinkedHashMap<>();
        rules.stream().filter(rule -> rule.covers(name)).forEach(rule -> fields.putAll(rule.fields));
        if (fields.isEmpty()) {
            return definition;
        }
        String renamed = CAPTURE.matcher(definition).replaceAll(match -> renamed(match, fields));
        return REFERENCE.matcher(renamed).replaceAll(match -> named(match, fields));
    }

    private static String named(MatchResult reference, Map<String, String> fields) {
        String field = fields.get('%' + reference.group(1));
        return Matcher.quoteReplacement(field == null ? reference.group() : "%{" + reference.group(1) + ':' + field + '}');
    }

    private static String renamed(MatchResult capture, Map<String, String> fields) {
        String now = fields.get(capture.group(2));
        if (now == null) {
            return Matcher.quoteReplacement(capture.group());
        }
        String type = capture.group(3) == null || now.contains(":") ? "" : capture.group(3);
        return Matcher.quoteReplacement(capture.group(1) + now + type + capture.group(4));
    }
}
