package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each of Filebeat's processors as one or several of Tailrace's. */
final class Steps {
    private static final Map<String, String> NEEDLESS = Map.of(
            "add_host_metadata", "every event has host.name; the rest of what is known of the host has no counterpart",
            "add_id", "every event has an event.id that stays the same when it is sent again");

    private final Origin origin;
    private final Forms forms;
    private final Draft steps;
    private final Set<String> tags = new LinkedHashSet<>();

    /** @param steps where they go */
    Steps(Origin origin, Forms forms, Draft steps) {
        this.origin = origin;
        this.forms = forms;
        this.steps = steps;
    }

    /** Tags that every event gets. */
    Set<String> tags() {
        return tags;
    }

    /** One processor of Filebeat, and under which condition it runs. */
    record Step(String name, Location at, Options options, Optional<String> when) {}

    void add(Step step) {
        switch (step.name()) {
            case "add_fields" -> addFields(step, step.options().isOn("fields_under_root", false) ? "" : "fields");
            case "add_labels" -> labels(step);
            case "add_tags" -> tags(step);
            case "drop_event" -> write(step, "drop_event", new Draft());
            case "drop_fields" -> names(step, "drop_fields");
            case "include_fields" -> names(step, "keep_fields");
            case "rename" -> pairs(step, "rename");
            case "copy_fields" -> pairs(step, "copy");
            case "convert" -> convert(step);
            case "dissect" -> dissect(step);
            case "decode_json_fields" -> json(step);
            case "timestamp" -> timestamp(step);
            case "urldecode" -> each(step, "from", (one, draft) -> moveUrl(one, draft));
            case "replace" -> each(step, "field", (one, draft) -> moveReplacement(one, draft));
            case "lowercase" -> lowercase(step);
            case "fingerprint" -> fingerprint(step);
            case "rate_limit" -> rateLimit(step);
            default -> leftOut(step.at(), step.name() + ": " + summary(step), NEEDLESS.getOrDefault(step.name(), "no counterpart"));
        }
    }

    private String summary(Step step) {
        Map<String, String> given = new LinkedHashMap<>();
        step.options().left().forEach((path, member) -> given.put(path, forms.any(member.value())));
        return YamlForm.map(given);
    }

    /** Writes {@code - NAME: {...}} with the condition, and says what was not taken. */
    private void write(Step step, String name, Draft settings) {
        step.when().ifPresent(when -> settings.put("when", when));
        step.options().pass("ignore_failure", "fail_on_error", "tag");
        Draft notes = new Draft();
        origin.leaveOut(step.options(), notes);
        steps.add(notes);
        if (settings.isEmpty()) {
            steps.item().put(name, "{}");
        } else {
            steps.item().nest(name).add(settings);
        }
    }

    private void leftOut(Location at, String what, String why) {
        steps.note(origin.leftOut(at, what, why));
    }

    private void addFields(Step step, String usual) {
        String target = step.options().text("target");
        Node fields = step.options().take("fields");
        Draft draft = new Draft();
        String below = target == null ? usual : target;
        if (!below.isEmpty()) {
            draft.put("target", YamlForm.text(below));
        }
        write(step, "add_fields", draft.put("fields", fields == null ? "{}" : forms.any(fields)));
    }

    private void labels(Step step) {
        Node labels = step.options().take("labels");
        write(step, "add_fields", new Draft().put("target", "labels").put("fields", labels == null ? "{}" : forms.any(labels)));
    }

    private void tags(Step step) {
        String target = step.options().text("target");
        if (step.when().isPresent() || target != null && !target.equals("tags")) {
            leftOut(
                    step.at(), "add_tags: " + summary(step), "tags are for all events of an input here, below 'tags'; add_fields can mark some of them");
        } else {
            tags.addAll(step.options().texts("tags"));
        }
    }

    private void names(Step step, String name) {
        step.options().pass("ignore_missing");
        List<String> fields = new ArrayList<>(step.options().texts("fields"));
        if (fields.removeIf(field -> field.startsWith("/"))) {
            leftOut(step.at(), step.name(), "names of fields by regular expression have no counterpart");
        }
        write(step, name, new Draft().put("fields", YamlForm.texts(fields)));
    }

    private void pairs(Step step, String name) {
        Draft draft = new Draft().put("fields", fieldList(step, "from", "to"));
        write(step, name, ignoring(step, draft));
    }

    /** Of each item of {@code fields} these members. */
    private String fieldList(Step step, String... members) {
        List<String> items = new ArrayList<>();
        if (step.options().take("fields") instanceof Node.ListNode list) {
            for (Node item : list.items()) {
                Options one = Options.of(item);
                Map<String, String> moved = new LinkedHashMap<>();
                for (String member : members) {
                    if (one.take(member) instanceof Node value) {
                        moved.put(member, forms.text(value));
                    }
                }
                items.add(YamlForm.map(moved));
            }
        }
        return "[" + String.join(", ", items) + "]";
    }

    private static Draft ignoring(Step step, Draft draft) {
        return step.options().isOn("ignore_missing", false) ? draft.put("ignore_missing", "true") : draft;
    }

    private void convert(Step step) {
        Draft draft = new Draft().put("fields", fieldList(step, "from", "to", "type"));
        if ("rename".equals(step.options().text("mode"))) {
            draft.put("mode", "rename");
        }
        write(step, "convert", ignoring(step, draft));
    }

    private void dissect(Step step) {
        Draft draft = new Draft();
        String field = step.options().text("field");
        if (field != null) {
            draft.put("field", YamlForm.text(field));
        }
        draft.put("tokenizer", forms.text(step.options().take("tokenizer")));
        String prefix = step.options().text("target_prefix");
        draft.put("target_prefix", YamlForm.text(prefix == null ? "dissect" : prefix));
        step.options().pass("overwrite_keys");
        if (step.options().isOn("ignore_failure", false)) {
            draft.put("tag_on_failure", "[]");
        }
        write(step, "dissect", draft);
    }

    private void json(Step step) {
        List<String> fields = step.options().texts("fields");
        Node target = step.options().take("target");
        boolean overwrite = step.options().isOn("overwrite_keys", false);
        step.options().pass("process_array", "max_depth", "add_error_key", "expand_keys", "document_id");
        for (String field : fields) {
            Draft draft = new Draft().put("field", YamlForm.text(field));
            if (target instanceof Node.ScalarNode named) {
                draft.put("target", YamlForm.text(named.text()));
            } else {
                draft.put("target", YamlForm.text(field + "_json"));
                leftOut(
                        step.at(), "decode_json_fields",
                        "Filebeat puts the keys in the place of the text; here the text stays, and they stand below " + field + "_json");
            }
            write(step, "json", overwrite ? draft : draft.put("overwrite", "false"));
        }
    }

    private void timestamp(Step step) {
        Draft draft = new Draft().put("field", forms.text(step.options().take("field")));
        draft.put("formats", YamlForm.texts(step.options().texts("layouts").stream().map(GoLayout::inJava).toList()));
        String zone = step.options().text("timezone");
        draft.put("timezone", zone == null ? "UTC" : zone.equals("Local") ? "local" : YamlForm.text(zone));
        String target = step.options().text("target_field");
        if (target != null && !target.equals("@timestamp")) {
            draft.put("target", YamlForm.text(target));
        }
        step.options().pass("test");
        if (step.options().isOn("ignore_failure", false)) {
            draft.put("tag_on_failure", "[]");
        }
        write(step, "date", ignoring(step, draft));
    }

    /** Writes a processor that works on one field. */
    @FunctionalInterface
    private interface OfOneField {
        String write(Options one, Draft draft);
    }

    /** One processor here for each of Filebeat's list of fields. */
    private void each(Step step, String required, OfOneField form) {
        boolean ignore = step.options().isOn("ignore_missing", false);
        if (!(step.options().take("fields") instanceof Node.ListNode list)) {
            leftOut(step.at(), step.name(), "it names no fields");
            return;
        }
        for (Node item : list.items()) {
            Options one = Options.of(item);
            if (one.peek(required) == null) {
                leftOut(item.location(), step.name(), "'" + required + "' is missing");
                continue;
            }
            Draft draft = new Draft();
            String name = form.write(one, draft);
            if (name == null) {
                leftOut(item.location(), step.name() + ": " + forms.any(item), "no counterpart");
            } else {
                write(step, name, ignore ? draft.put("ignore_missing", "true") : draft);
            }
        }
    }

    private String moveUrl(Options one, Draft draft) {
        draft.put("field", forms.text(one.take("from")));
        if (one.take("to") instanceof Node to) {
            draft.put("target", forms.text(to));
        }
        return "urldecode";
    }

    private String moveReplacement(Options one, Draft draft) {
        draft.put("field", forms.text(one.take("field")));
        String pattern = one.peek("pattern") == null ? null : forms.pattern(one.take("pattern"));
        String replacement = one.text("replacement");
        draft.put("pattern", pattern == null ? "''" : pattern);
        draft.put("replacement", YamlForm.text(replacement == null ? "" : replacement.replaceAll("\\$\\{(\\w+)}", "\\$$1")));
        return pattern == null ? null : "gsub";
    }

    /** Filebeat's {@code fields} are names that change, its {@code values} are fields whose text does. */
    private void lowercase(Step step) {
        List<String> values = step.options().texts("values");
        if (values.isEmpty()) {
            leftOut(step.at(), "lowercase: " + summary(step), "names of fields stay as they are");
            return;
        }
        step.options().pass("alter_full_field");
        write(step, "lowercase", ignoring(step, new Draft().put("fields", YamlForm.texts(values))));
    }

    private void fingerprint(Step step) {
        Draft draft = new Draft().put("fields", YamlForm.texts(step.options().texts("fields")));
        new Table(
                        Table.Row.of("target", forms::text, "target_field"),
                        Table.Row.of("method", node -> choice(node, "md5", "sha1", "sha256", "sha384", "sha512")),
                        Table.Row.of("encoding", node -> choice(node, "hex", "base64")))
                .move(step.options(), draft, origin);
        write(step, "fingerprint", ignoring(step, draft));
    }

    private static String choice(Node node, String... known) {
        return node instanceof Node.ScalarNode scalar && List.of(known).contains(scalar.text()) ? scalar.text() : null;
    }

    private void rateLimit(Step step) {
        Draft draft = new Draft().put("limit", forms.text(step.options().take("limit")));
        if (step.options().peek("fields") != null) {
            draft.put("fields", YamlForm.texts(step.options().texts("fields")));
        }
        write(step, "rate_limit", draft);
    }
}
