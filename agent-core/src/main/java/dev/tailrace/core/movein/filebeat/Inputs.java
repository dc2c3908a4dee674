package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All inputs, those of modules too. One use. */
final class Inputs {
    private static final Map<String, String> ABSENT = Map.of(
            "syslog", "Tailrace reads files and Kafka; let rsyslog or syslog-ng write what it receives to files, and tail those",
            "tcp", "Tailrace reads files and Kafka, it does not listen",
            "udp", "Tailrace reads files and Kafka, it does not listen",
            "unix", "Tailrace reads files and Kafka, it does not listen",
            "http_endpoint", "Tailrace reads files and Kafka, it does not listen",
            "redis", "Redis' slow log has no counterpart",
            "stdin", "Tailrace reads files and Kafka",
            "journald", "Tailrace reads files and Kafka; rsyslog can write the journal to files",
            "winlog", "Windows' event logs are no files of lines");

    private static final Map<String, String> WHY = Map.of(
            "pipeline", "an ingest pipeline is the output's: outputs.NAME.pipeline; for inputs of their own, make an output for each",
            "index", "an index is the output's: outputs.NAME.index may hold %{[field]}",
            "include_files", "narrow the paths instead",
            "prospector.scanner.include_files", "narrow the paths instead",
            "ignore_inactive", "start_position: end passes over what stands there at the first start",
            "rotation", "copytruncate is recognised by itself");

    private final Origin origin;
    private final Words words;
    private final Forms forms;
    private final Processors everywhere;
    private final Draft list = new Draft();
    private final Set<String> ids = new HashSet<>();
    private long longestLine;

    /** @param everywhere the processors for all inputs, or null */
    Inputs(Origin origin, Words words, Node everywhere) {
        this.origin = origin;
        this.words = words;
        this.forms = new Forms(words);
        this.everywhere = new Processors(origin, forms).move(everywhere);
        if (!this.everywhere.steps().notes().isBlank()) {
            list.note("Of the processors for all inputs:").add(this.everywhere.steps().notes());
        }
    }

    Draft list() {
        return list;
    }

    /** The longest line that an input asks for; 0 if none says. */
    long longestLine() {
        return longestLine;
    }

    /** Moves what stands in {@code filebeat.inputs}. */
    void move(Node inputs) {
        if (inputs instanceof Node.ListNode items) {
            items.items().forEach(item -> one(Options.of(item)));
        }
    }

    private void one(Options options) {
        String type = options.text("type");
        String kind = type == null ? "log" : type;
        if (!options.isOn("enabled", true)) {
            list.note(origin.leftOut(options.location(), "input " + kind, "enabled is false"));
            return;
        }
        switch (kind) {
            case "log", "filestream", "container", "docker" -> file(kind, options);
            case "kafka" -> kafka(options);
            default -> list.note(origin.leftOut(
                    options.location(), "input " + kind + ' ' + summary(options), ABSENT.getOrDefault(kind, "no counterpart")));
        }
    }

    private String summary(Options options) {
        List<String> given = new ArrayList<>();
        options.left().forEach((path, member) -> given.add(path + ": " + forms.any(member.value())));
        return '{' + String.join(", ", given) + '}';
    }

    private void file(String kind, Options options) {
        if (options.peek("paths") == null && !kind.equals("docker")) {
            list.note(origin.leftOut(options.location(), "input " + kind, "it names no paths"));
            return;
        }
        file(new Named(kind, kind, name(options, kind), ""), options, List.of(), new Draft());
    }

    /** Its own id, or a name after what it reads. */
    private String name(Options options, String kind) {
        String id = options.text("id");
        if (id != null) {
            return words.of(id);
        }
        List<String> paths = Options.textsOf(options.peek("paths"));
        String[] parts = paths.isEmpty() ? new String[0] : paths.getFirst().split("[/\\\\]");
        for (int i = parts.length - 1; i >= 0; i--) {
            String part = parts[i].replaceAll("\\$\\{[^}]*}|[*?]", "").replaceAll("\\.(log|json|txt|out|ndjson)?$|[^A-Za-z0-9_.-]", "");
            if (part.length() > 1) {
                return part;
            }
        }
        return kind;
    }

    private String unique(String name) {
        String id = name;
        for (int next = 2; !ids.add(id); next++) {
            id = name + '-' + next;
        }
        return id;
    }

    /**
     * @param what it is called in Filebeat
     * @param kind its type
     * @param id what it is to be called
     * @param preset or empty
     */
    private record Named(String what, String kind, String id, String preset) {}

    private void file(Named named, Options options, List<String> remarks, Draft first) {
        Draft input = list.item();
        input.note(origin.at(options.location()) + ": " + named.what());
        remarks.forEach(input::note);
        input.put("id", YamlForm.text(unique(named.id()))).put("type", "file");
        longest(options, input);
        FileInput file = new FileInput(origin, forms, words);
        file.move(named.kind(), options, input);
        if (!named.preset().isEmpty()) {
            input.put("preset", named.preset());
        }
        shared(options, input, first.add(file.decoding()));
    }

    private void longest(Options options, Draft input) {
        Node given = options.peek("max_bytes") == null ? options.peek("message_max_bytes") : options.peek("max_bytes");
        String size = given == null ? null : forms.size(given);
        if (size != null) {
            long bytes = Forms.bytes(size);
            longestLine = Math.max(longestLine, bytes);
            if (bytes > FileInput.MOST_LINE) {
                input.note(origin.leftOut(given.location(), "max_bytes: " + size, "longer lines than 2MiB are cut, and flagged"));
            }
        }
    }

    /** What every input can be told. */
    private void shared(Options options, Draft input, Draft first) {
        Processors own = new Processors(origin, forms).move(options.take("processors"));
        Draft steps = new Draft().add(first).add(own.steps()).add(everywhere.steps().withoutNotes());
        if (!steps.isBlank()) {
            input.nest("processors").add(steps);
        }
        Node fields = options.take("fields");
        if (fields != null) {
            input.put("fields", forms.any(fields));
        }
        if (options.isOn("fields_under_root", false)) {
            input.put("fields_under_root", "true");
        }
        List<String> tags = new ArrayList<>(options.texts("tags"));
        tags.addAll(own.tags());
        tags.addAll(everywhere.tags());
        if (!tags.isEmpty()) {
            input.put("tags", YamlForm.texts(tags.stream().distinct().map(words::of).toList()));
        }
        options.pass("id", "type", "enabled");
        origin.leaveOut(options, WHY, input);
    }

    private void kafka(Options options) {
        Draft input = list.item();
        input.note(origin.at(options.location()) + ": kafka");
        String group = options.text("group_id");
        String id = options.text("id");
        input.put("id", YamlForm.text(unique(id == null ? group == null ? "kafka" : words.of(group) : words.of(id)))).put("type", "kafka");
        input.put("hosts", forms.texts(options.take("hosts"))).put("topics", forms.texts(options.take("topics")));
        input.put("group", YamlForm.text(group == null ? "tailrace" : words.of(group)));
        if ("newest".equals(options.text("initial_offset"))) {
            input.put("start_position", "end");
        }
        String isolation = options.text("isolation_level");
        input.put("isolation", isolation == null ? "read_uncommitted" : YamlForm.text(isolation));
        new Security(origin, forms).kafka(options, input);
        options.pass("version", "client_id", "fetch", "rebalance", "connect_backoff", "consume_backoff", "max_wait_time", "wait_close");
        shared(options, input, new Draft());
    }

    /** Moves a list of modules. */
    void modules(Node modules, boolean windows) {
        if (!(modules instanceof Node.ListNode items)) {
            return;
        }
        for (Node item : items.items()) {
            if (item instanceof Node.MapNode module && Options.of(module).isOn("enabled", true)) {
                new Modules(windows).of(module).forEach(found -> module(found, module.location()));
            }
        }
    }

    private void module(Modules.Found found, Location at) {
        if (found.paths().isEmpty()) {
            list.note(origin.leftOut(at, "module " + found.name(), "it names no paths, and where its logs are is not known"));
            return;
        }
        String module = found.name().substring(0, found.name().indexOf('-'));
        Draft first = new Draft();
        first.item().put("add_fields", "{fields: {event.module: " + module + ", event.dataset: " + found.name().replaceFirst("-", ".")
                + ", service.type: " + module + "}}");
        file(new Named("module " + found.name(), "log", found.name(), found.preset()), found.options().over(asModule(found, at)), found.remarks(), first);
    }

    /** What a module tells its input by itself: where the logs are, and that compressed ones are none. */
    private static Node asModule(Modules.Found found, Location at) {
        LinkedHashMap<String, Node.Member> own = new LinkedHashMap<>();
        own.put("paths", new Node.Member(at, texts(found.paths(), at)));
        if (found.options().peek("exclude_files") == null && found.options().peek("prospector.scanner.exclude_files") == null) {
            own.put("exclude_files", new Node.Member(at, texts(List.of("\\.gz$"), at)));
        }
        return new Node.MapNode(at, own);
    }

    private static Node texts(List<String> texts, Location at) {
        return new Node.ListNode(at, texts.stream().map(text -> (Node) new Node.ScalarNode(at, text, false, false)).toList());
    }
}
