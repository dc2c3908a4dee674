package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.ContainerLines;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parsers of a configuration, by name. */
final class Parsers {
    /** Those that Fluent Bit brings along and that a preset does here. */
    private static final Map<String, String> PRESETS =
            Map.of("nginx", "nginx", "apache", "apache", "apache2", "apache", "apache_error", "apache");

    private final Origin origin;
    private final Map<String, Options> byName = new HashMap<>();
    private final Map<String, Options> multiline = new HashMap<>();

    Parsers(Origin origin, List<Sections.Section> sections) {
        this.origin = origin;
        sections.forEach(section -> {
            String name = section.settings().text("name");
            if (section.kind().equals("parser") && name != null) {
                byName.put(name, section.settings());
            } else if (section.kind().equals("multiline_parser") && name != null) {
                multiline.put(name, section.settings());
            }
        });
    }

    /** The preset that does what a parser does, if there is one. */
    Optional<String> preset(String name) {
        return Optional.ofNullable(PRESETS.get(name));
    }

    /** Adds the steps of a parser that works on a field. */
    void add(String name, String field, Location at, Draft steps) {
        Options parser = byName.get(name);
        String format = parser == null ? name : String.valueOf(parser.text("format")).toLowerCase(Locale.ROOT);
        switch (format) {
            case "json" -> steps.item().put("json", "{field: " + YamlForm.text(field) + '}');
            case "docker", "cri" -> new ContainerLines(steps).add(format);
            case "logfmt" -> steps.item().put("kv", "{field: " + YamlForm.text(field) + '}');
            case "ltsv" -> steps.item().put("kv", "{field: " + YamlForm.text(field) + ", field_split: \"\\t\", value_split: ':'}");
            case "regex" -> steps.item().nest("grok")
                    .put("field", YamlForm.text(field))
                    .put("patterns", YamlForm.texts(List.of(regex(parser.text("regex")))));
            default -> steps.note(
                    origin.leftOut(at, "parser " + name, "no counterpart: it is not in the files that were read, or of a format of its own"));
        }
        if (parser != null) {
            types(parser, steps);
            time(parser, steps);
        }
    }

    private static String regex(String written) {
        String regex = written == null ? "" : written;
        return regex.length() > 1 && regex.startsWith("/") && regex.endsWith("/") ? regex.substring(1, regex.length() - 1) : regex;
    }

    private static void types(Options parser, Draft steps) {
        String types = parser.text("types");
        if (types == null) {
            return;
        }
        StringBuilder fields = new StringBuilder();
        for (String each : types.strip().split("\\s+")) {
            String[] parts = each.split(":");
            String type = parts.length < 2 ? "string" : switch (parts[1]) {
                case "integer", "hex" -> "long";
                case "float" -> "double";
                case "bool" -> "boolean";
                default -> "string";
            };
            fields.append(fields.isEmpty() ? "" : ", ");
            fields.append("{from: ").append(YamlForm.text(parts[0])).append(", type: ").append(type).append('}');
        }
        steps.item().put("convert", "{fields: [" + fields + "], ignore_missing: true, tag_on_failure: []}");
    }

    private static void time(Options parser, Draft steps) {
        String key = parser.text("time_key");
        String format = parser.text("time_format");
        if (format == null) {
            return;
        }
        String field = YamlForm.text(key == null ? "time" : key);
        String offset = parser.text("time_offset");
        String zone = offset == null ? "UTC" : offset.matches("[+-]\\d{4}") ? offset.substring(0, 3) + ':' + offset.substring(3) : offset;
        String formats = YamlForm.texts(Strptime.inJava(format));
        steps.item().put("date", "{field: " + field + ", formats: " + formats + ", timezone: " + YamlForm.text(zone) + ", ignore_missing: true}");
        if (!parser.isOn("time_keep", false)) {
            steps.item().put("drop_fields", "{fields: [" + field + "], when: {has_fields: [" + field + "]}}");
        }
    }

    /** What begins an event of several lines, by a parser for these or by an ordinary one whose expression is meant. */
    Optional<String> firstLine(String name) {
        if (name.equals("java")) {
            return Optional.of("^(?!\\s|Caused by:|\\.\\.\\. \\d+ more)");
        }
        if (byName.containsKey(name)) {
            return Optional.ofNullable(byName.get(name).text("regex")).map(Parsers::regex).map(regex -> regex.replaceAll("\\(\\?<\\w+>", "("));
        }
        return Optional.ofNullable(multiline.get(name)).flatMap(Parsers::start);
    }

    /** {@code rule "start_state" "/expression/" "cont"} in the classic form, {@code {state, regex, next_state}} in YAML. */
    private static Optional<String> start(Options parser) {
        for (String rule : parser.texts("rule")) {
            String[] parts = rule.split("\"\\s+\"");
            if (parts.length >= 2 && parts[0].contains("start_state")) {
                return Optional.of(regex(parts[1].replace("\"", "").strip()));
            }
        }
        if (parser.peek("rules") instanceof Node.ListNode rules) {
            return rules.items().stream()
                    .map(Options::of)
                    .filter(rule -> "start_state".equals(rule.text("state")))
                    .map(rule -> regex(rule.text("regex")))
                    .findFirst();
        }
        return Optional.empty();
    }
}
