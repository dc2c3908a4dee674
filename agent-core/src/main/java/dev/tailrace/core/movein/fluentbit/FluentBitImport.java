package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.movein.ContainerLines;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A configuration of Fluent Bit as one of Tailrace: inputs of type {@code tail}, and what becomes of their records. One use. */
public final class FluentBitImport {
    /** What the agent finds out by itself. */
    private static final String[] TUNING = {
        "rotate_wait", "mem_buf_limit", "buffer_chunk_size", "buffer_max_size", "skip_long_lines", "skip_empty_lines", "inotify_watcher",
        "static_batch_size", "progress_check_interval", "threaded", "alias", "db_sync", "db_locking", "db_journal_mode", "db_compare_filename",
        "docker_mode_flush", "storage_type", "storage_pause_on_chunks_overlimit", "log_level", "multiline_flush", "buffer", "name", "tag_regex"
    };

    private static final List<String> ENGINES = List.of("docker", "cri");

    private final Origin origin;
    private final List<Sections.Section> sections;
    private final Parsers parsers;
    private final Outputs outputs;
    private final Draft inputs = new Draft();
    private final Set<String> ids = new HashSet<>();

    private FluentBitImport(Origin origin, List<Sections.Section> sections) {
        this.origin = origin;
        this.sections = sections;
        this.parsers = new Parsers(origin, sections);
        this.outputs = new Outputs(origin);
    }

    /**
     * Reads a configuration of Fluent Bit.
     *
     * @param problems what cannot be read
     * @return YAML; nothing if nothing can be read
     */
    public static Optional<String> of(Path file, Problems problems) {
        List<Sections.Section> sections = Sections.of(file, problems);
        if (sections.isEmpty() && !problems.hasErrors()) {
            problems.error(new Location(file.toString(), 1, 1), "no section of a configuration of Fluent Bit is here");
        }
        return sections.isEmpty() ? Optional.empty() : Optional.of(new FluentBitImport(new Origin(file), sections).whole());
    }

    private List<Options> of(String kind) {
        return sections.stream().filter(section -> section.kind().equals(kind)).map(Sections.Section::settings).toList();
    }

    private String whole() {
        of("output").forEach(outputs::add);
        of("input").forEach(this::input);
        Draft draft = new Draft().note("From " + origin.main() + ", by 'tailrace import'. 'tailrace check -c FILE' says whether it is fit to run.");
        draft.note("What Fluent Bit calls 'log' is 'message' here.");
        if (inputs.isEmpty()) {
            draft.note("No input that has a counterpart.").add(inputs).put("inputs", "[]");
        } else {
            draft.nest("inputs").add(inputs);
        }
        if (outputs.draft().isEmpty()) {
            draft.add(outputs.draft()).note("No output that has a counterpart: until there is another, events go to stdout.");
            draft.nest("outputs").put("screen", "{type: console}");
        } else {
            draft.nest("outputs").add(outputs.draft());
        }
        of("service").forEach(service -> service(service, draft));
        return draft.yaml();
    }

    private void service(Options service, Draft draft) {
        service.pass("flush", "daemon", "parsers_file", "parsers_files", "plugins_file", "grace", "hot_reload");
        Draft rest = new Draft();
        origin.leaveOut(service, rest);
        if (!rest.isBlank()) {
            draft.note("").note("What is left of the service's settings:").add(rest);
        }
    }

    private void input(Options input) {
        String name = String.valueOf(input.text("name"));
        List<String> paths = commas(input.texts("path"));
        if (!name.equals("tail") || paths.isEmpty()) {
            String why = name.equals("tail") ? "it names no path" : "no counterpart: Tailrace reads files and Kafka";
            inputs.note(origin.leftOut(input.location(), "input " + name, why));
            return;
        }
        String tag = input.text("tag");
        String whole = tag == null ? "tail.0" : tag;
        List<String> to = outputs.of(whole);
        if (to.isEmpty() && !outputs.draft().isEmpty()) {
            inputs.note(origin.leftOut(input.location(), "input tail, tag " + whole, "no output that has a counterpart takes it"));
            return;
        }
        Draft draft = inputs.item();
        draft.note(origin.at(input.location()) + ": tail, tag " + whole);
        draft.put("id", YamlForm.text(id(whole))).put("type", "file");
        files(input, paths, draft);
        Draft steps = new Draft();
        lines(input, draft, steps);
        of("filter").stream().filter(filter -> Tag.of(filter).takes(whole)).forEach(filter -> new Filters(origin, parsers, steps).add(filter));
        if (!steps.isBlank()) {
            draft.nest("processors").add(steps);
        }
        if (outputs.areSeveral()) {
            draft.put("output", YamlForm.texts(to));
        }
        input.pass(TUNING);
        origin.leaveOut(input, draft);
    }

    private String id(String tag) {
        String name = tag.replaceAll("[*<>]", "").replaceAll("[^A-Za-z0-9_.-]|^\\.+|\\.+$", "");
        String id = name.isEmpty() ? "tail" : name;
        for (int next = 2; !ids.add(id); next++) {
            id = name + '-' + next;
        }
        return id;
    }

    private static List<String> commas(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private void files(Options input, List<String> paths, Draft draft) {
        draft.put("paths", YamlForm.texts(paths));
        List<String> excluded = new ArrayList<>();
        commas(input.texts("exclude_path")).forEach(glob -> excluded.add(expression(glob)));
        if (paths.stream().anyMatch(path -> path.endsWith("*")) && excluded.stream().noneMatch(each -> each.contains("\\.gz$"))) {
            excluded.add("\\.gz$");
        }
        if (!excluded.isEmpty()) {
            draft.put("exclude_files", YamlForm.texts(excluded));
        }
        draft.put("symlinks", "true");
        if (!input.isOn("read_from_head", false)) {
            draft.put("start_position", "end");
        }
        String database = input.text("db");
        if (database != null) {
            draft.note(origin.leftOut(input.location(), "db: " + database, "its positions stand in an SQLite database, which is not read. Stop"));
            draft.note("Fluent Bit once it has sent everything; start_position: end goes on from what the files hold when Tailrace starts for the first");
            draft.note("time, beginning sends all of them again.");
        }
        String refresh = input.text("refresh_interval");
        if (refresh != null) {
            draft.put("scan_frequency", refresh.matches("\\d+") ? refresh + 's' : YamlForm.text(refresh));
        }
        String older = input.text("ignore_older");
        if (older != null) {
            draft.put("ignore_older", older.matches("\\d+") ? older + 's' : YamlForm.text(older));
        }
    }

    /** A glob as an expression that is found in the paths that it matches. */
    private static String expression(String glob) {
        StringBuilder expression = new StringBuilder();
        glob.chars().forEach(c -> expression.append(switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case '.', '+', '(', ')', '$', '^', '|', '{', '}', '\\' -> "\\" + (char) c;
            default -> String.valueOf((char) c);
        }));
        String whole = expression.toString();
        return (whole.startsWith("[^/]*") ? whole.substring(5) : whole.startsWith("/") ? "^" + whole : "(^|/)" + whole) + '$';
    }

    private void lines(Options input, Draft draft, Draft steps) {
        if (input.isOn("docker_mode", false)) {
            new ContainerLines(steps).add("docker");
        }
        List<String> several = commas(input.texts("multiline_parser"));
        List<String> engines = several.stream().filter(ENGINES::contains).toList();
        if (!engines.isEmpty()) {
            new ContainerLines(steps).add(engines.size() > 1 ? "auto" : engines.getFirst());
        }
        several.stream().filter(each -> !ENGINES.contains(each)).forEach(each -> multiline(input, each, draft));
        if (input.isOn("multiline", false)) {
            multiline(input, String.valueOf(input.text("parser_firstline")), draft);
        }
        String parser = input.text("parser");
        if (parser != null && parsers.preset(parser).isPresent()) {
            draft.put("preset", parsers.preset(parser).get());
            draft.note(origin.leftOut(input.location(), "parser: " + parser, "the preset's fields have the names of the Elastic Common Schema"));
        } else if (parser != null) {
            parsers.add(parser, "message", input.location(), steps);
        }
        String path = input.text("path_key");
        if (path != null) {
            steps.item().put("copy", "{fields: [{from: log.file.path, to: " + YamlForm.text(path) + "}]}");
        }
        String offset = input.text("offset_key");
        if (offset != null) {
            steps.item().put("copy", "{fields: [{from: log.offset, to: " + YamlForm.text(offset) + "}]}");
        }
        String key = input.text("key");
        if (key != null) {
            draft.note(origin.leftOut(input.location(), "key: " + key, "the line is 'message'; processor rename gives it another name"));
        }
    }

    private void multiline(Options input, String parser, Draft draft) {
        Optional<String> first = parsers.firstLine(parser);
        if (first.isEmpty()) {
            String why = "no counterpart: lines stay apart, unless 'multiline' says what begins an event";
            draft.note(origin.leftOut(input.location(), "multiline.parser: " + parser, why));
            return;
        }
        if (draft.has("multiline")) {
            draft.note(origin.leftOut(input.location(), "multiline.parser: " + parser, "an input joins lines by one rule"));
            return;
        }
        draft.note("Lines that begin no event belong to the one before.");
        draft.nest("multiline").put("pattern", YamlForm.text(first.get())).put("negate", "true").put("match", "after");
    }
}
