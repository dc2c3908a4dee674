package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Filters as processors. */
final class Filters {
    private final Origin origin;
    private final Parsers parsers;
    private final Draft steps;

    /** @param steps where processors go */
    Filters(Origin origin, Parsers parsers, Draft steps) {
        this.origin = origin;
        this.parsers = parsers;
        this.steps = steps;
    }

    void add(Options filter) {
        String name = String.valueOf(filter.text("name"));
        filter.pass("match", "match_regex", "alias");
        switch (name) {
            case "grep" -> grep(filter);
            case "record_modifier" -> recordModifier(filter);
            case "modify" -> modify(filter);
            case "parser" -> {
                String key = filter.text("key_name");
                filter.texts("parser").forEach(parser -> parsers.add(parser, field(key == null ? "log" : key), filter.location(), steps));
                filter.pass("reserve_data", "preserve_key");
            }
            default -> {
                steps.note(origin.leftOut(filter.location(), "filter " + name, "no counterpart"));
                filter.left().keySet().forEach(filter::pass);
            }
        }
        origin.leaveOut(filter, steps);
    }

    /** What Fluent Bit calls the line. */
    static String field(String name) {
        String plain = name.startsWith("$") ? name.substring(1).replaceAll("\\['([^']*)']", ".$1") : name;
        return plain.equals("log") ? "message" : plain;
    }

    private void grep(Options filter) {
        List<String> kept = conditions(filter.texts("regex"), filter.location());
        List<String> dropped = conditions(filter.texts("exclude"), filter.location());
        boolean any = "or".equalsIgnoreCase(filter.text("logical_op"));
        if (any && kept.size() > 1) {
            steps.item().put("drop_event", "{when: {not: {or: [" + String.join(", ", kept) + "]}}}");
        } else {
            kept.forEach(condition -> steps.item().put("drop_event", "{when: {not: " + condition + "}}"));
        }
        dropped.forEach(condition -> steps.item().put("drop_event", "{when: " + condition + '}'));
    }

    private List<String> conditions(List<String> written, Location at) {
        List<String> conditions = new ArrayList<>();
        for (String each : written) {
            String[] parts = each.strip().split("\\s+", 2);
            String pattern = parts.length < 2 ? "" : parts[1].replaceAll("^/(.*)/$", "$1");
            try {
                Pattern.compile(pattern);
                conditions.add("{regexp: {" + YamlForm.text(field(parts[0])) + ": " + YamlForm.text(pattern) + "}}");
            } catch (PatternSyntaxException none) {
                steps.note(origin.leftOut(at, "grep " + each, "Java has no such expression"));
            }
        }
        return conditions;
    }

    private void recordModifier(Options filter) {
        filter.texts("record").forEach(record -> value(record, ""));
        fields(filter.texts("remove_key"), "drop_fields");
        List<String> kept = new ArrayList<>(filter.texts("allowlist_key"));
        kept.addAll(filter.texts("whitelist_key"));
        fields(kept, "keep_fields");
    }

    private void fields(List<String> names, String step) {
        if (!names.isEmpty()) {
            steps.item().put(step, "{fields: " + YamlForm.texts(names.stream().map(Filters::field).toList()) + '}');
        }
    }

    /** A name and a value behind a blank. */
    private void value(String written, String when) {
        String[] parts = written.strip().split("\\s+", 2);
        String value = parts.length < 2 ? "" : parts[1].replaceAll("^\"(.*)\"$", "$1");
        steps.item().put("add_fields", "{fields: {" + YamlForm.text(field(parts[0])) + ": " + YamlForm.text(value) + '}' + when + '}');
    }

    private void modify(Options filter) {
        if (filter.peek("condition") != null) {
            String why = "it has a condition, which has no counterpart; a processor's 'when' may be one";
            steps.note(origin.leftOut(filter.location(), "filter modify", why));
            return;
        }
        filter.texts("set").forEach(each -> value(each, ""));
        filter.texts("add").forEach(each ->
                value(each, ", when: {not: {has_fields: [" + YamlForm.text(field(each.strip().split("\\s+")[0])) + "]}}"));
        fields(filter.texts("remove"), "drop_fields");
        filter.texts("rename").forEach(each -> pair(each, "rename"));
        filter.texts("hard_rename").forEach(each -> pair(each, "rename"));
        filter.texts("copy").forEach(each -> pair(each, "copy"));
        filter.texts("hard_copy").forEach(each -> pair(each, "copy"));
    }

    private void pair(String written, String step) {
        String[] parts = written.strip().split("\\s+");
        if (parts.length == 2) {
            steps.item().put(step, "{fields: [{from: " + YamlForm.text(field(parts[0])) + ", to: " + YamlForm.text(field(parts[1]))
                    + "}], ignore_missing: true}");
        }
    }
}
