package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.ContainerLines;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code log}, {@code filestream}, {@code container} and {@code docker}: what they say of files, under the names of either. */
final class FileInput {
    /** What an input here can take at most. */
    static final long MOST_LINE = 2 << 20;

    /** What is read ahead and how often Filebeat looks: the agent finds out by itself. */
    private static final String[] TUNING = {
        "harvester_buffer_size", "buffer_size", "backoff", "max_backoff", "backoff_factor", "scan", "close.on_state_change.check_interval",
        "prospector.scanner.resend_on_touch", "take_over", "allow_deprecated_use", "allow_deprecated_id_duplication", "run_once",
        "prospector.scanner.fingerprint", "keep_null", "publisher_pipeline", "delete"
    };

    private static final String DOCKER = "/var/lib/docker/containers";

    private final Origin origin;
    private final Forms forms;
    private final Words words;
    private final Table table;
    /** Steps that come before the input's own processors. */
    private final Draft decoding = new Draft();
    /** Whether expressions say which lines count, or belong together. */
    private boolean choosesLines;

    FileInput(Origin origin, Forms forms, Words words) {
        this.origin = origin;
        this.forms = forms;
        this.words = words;
        this.table = new Table(
                Table.Row.of("encoding", this::encoding),
                Table.Row.of("exclude_lines", forms::patterns),
                Table.Row.of("include_lines", forms::patterns),
                Table.Row.of("line_terminator", forms::text),
                Table.Row.of("max_line", this::maxLine, "max_bytes", "message_max_bytes"),
                Table.Row.of("close_inactive", forms::duration, "close_inactive", "close.on_state_change.inactive"),
                Table.Row.of("close_renamed", forms::bool, "close_renamed", "close.on_state_change.renamed"),
                Table.Row.of("close_removed", forms::bool, "close_removed", "close.on_state_change.removed"),
                Table.Row.of("close_eof", forms::bool, "close_eof", "close.reader.on_eof"),
                Table.Row.of("close_timeout", forms::duration, "close_timeout", "close.reader.after_interval"),
                Table.Row.of("clean_removed", forms::bool),
                Table.Row.of("ignore_older", forms::duration),
                Table.Row.of("scan_frequency", forms::duration, "scan_frequency", "prospector.scanner.check_interval"),
                Table.Row.of("harvester_limit", forms::whole),
                Table.Row.of("symlinks", forms::bool, "symlinks", "prospector.scanner.symlinks"),
                Table.Row.of("recursive_glob", forms::bool, "recursive_glob.enabled", "prospector.scanner.recursive_glob"));
    }

    Draft decoding() {
        return decoding;
    }

    /** Moves what says which files are read, and how their bytes become events. */
    void move(String type, Options options, Draft to) {
        options.pass(TUNING);
        List<String> paths = new ArrayList<>(options.texts("paths"));
        if (type.equals("docker")) {
            String given = options.text("containers.path");
            options.texts("containers.ids").forEach(id -> paths.add((given == null ? DOCKER : given) + '/' + id + "/*.log"));
        }
        to.put("paths", YamlForm.texts(paths.stream().map(words::of).map(FileInput::braces).toList()));
        excludeFiles(options, paths, to);
        table.move(options, to, origin);
        cleanInactive(options, to);
        if (options.isAnyOn("tail_files", "seek_to_tail")) {
            to.put("start_position", "end");
        }
        identity(options, to);
        if (type.equals("container") || type.equals("docker")) {
            if (options.peek("symlinks") == null && type.equals("container")) {
                to.put("symlinks", "true");
            }
            new ContainerLines(decoding).add(options.text("format"));
            stream(options.takeAny("stream", "containers.stream") instanceof Node.ScalarNode stream ? stream.text() : null);
            options.pass("combine_partial", "partial", "cri");
        }
        multiline(options.take("multiline"), to);
        jsonOfLog(options);
        parsers(options.take("parsers"), to);
        choosesLines |= options.peek("include_lines") != null || options.peek("exclude_lines") != null;
        if (!decoding.isBlank() && choosesLines) {
            to.note("Lines are chosen and joined as they are written, before anything is read out of them: see whether the expressions fit.");
        }
    }

    private void stream(String wanted) {
        if (wanted != null && !wanted.equals("all")) {
            decoding.item().put("drop_event", "{when: {not: {equals: {stream: " + YamlForm.text(wanted) + "}}}}");
        }
    }

    /** To Filebeat braces are text; here, with a comma in between, they are alternatives. */
    private static String braces(String path) {
        return path.replaceAll("\\{(?=[^{}]*,[^{}]*})", "[{]");
    }

    private void excludeFiles(Options options, List<String> paths, Draft to) {
        Node given = options.takeAny("exclude_files", "prospector.scanner.exclude_files");
        String patterns = given == null ? "[]" : forms.patterns(given);
        if (patterns == null) {
            to.note(origin.leftOut(given.location(), "exclude_files", "Java has no such expression"));
            patterns = "[]";
        }
        List<String> excluded = Options.textsOf(given);
        boolean meetsCompressed = paths.stream().anyMatch(path -> path.endsWith("*") || path.endsWith(".gz"));
        boolean leavesOut = excluded.stream().flatMap(each -> GoPattern.inJava(each).stream()).anyMatch(each -> Pattern.compile(each).matcher("x.gz").find());
        boolean readsCompressed = options.take("gzip_experimental") != null || options.peek("compression") != null && !"none".equals(options.text("compression"));
        if (meetsCompressed && !leavesOut && !readsCompressed) {
            to.note("Tailrace reads compressed logs, too; what Filebeat has sent before their compression would come again.");
            patterns = patterns.equals("[]") ? "['\\.gz$']" : patterns.substring(0, patterns.length() - 1) + ", '\\.gz$']";
        }
        options.take("compression");
        if (!patterns.equals("[]")) {
            to.put("exclude_files", patterns);
        }
    }

    private String encoding(Node node) {
        String name = node instanceof Node.ScalarNode scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "plain", "nop", "utf-8" -> "utf-8";
            case "utf-16-bom", "utf-16le-bom", "utf-16be-bom" -> "utf-16";
            case "gb18030", "gbk", "big5", "euc-kr", "euc-jp", "shift-jis", "utf-16le", "utf-16be" -> name.replace("shift-jis", "shift_jis");
            default -> {
                boolean known = !name.isEmpty() && !name.startsWith("iso-2022") && !name.startsWith("hz") && Charset.forName(name, null) != null;
                yield known ? name : null;
            }
        };
    }

    private String maxLine(Node node) {
        String size = forms.size(node);
        return size != null && Forms.bytes(size) > MOST_LINE ? "2MiB" : size;
    }

    /** Only with {@code ignore_older}, as in Filebeat. */
    private void cleanInactive(Options options, Draft to) {
        Node value = options.take("clean_inactive");
        String duration = value == null ? null : forms.duration(value);
        if (duration == null) {
            return;
        }
        if (options.peek("ignore_older") == null) {
            to.note(origin.leftOut(value.location(), "clean_inactive: " + duration, "needs ignore_older"));
        } else {
            to.put("clean_inactive", duration);
        }
    }

    private void identity(Options options, Draft to) {
        Node given = options.take("file_identity");
        if (!(given instanceof Node.MapNode map) || map.members().isEmpty()) {
            return;
        }
        switch (map.members().firstEntry().getKey()) {
            case "fingerprint", "growing_fingerprint" -> to.put("file_identity", "fingerprint");
            case "path" -> to.put("file_identity", "path");
            case "native" -> {}
            default -> {
                to.note(origin.leftOut(given.location(), "file_identity: " + forms.any(given), "content tells files apart instead"));
                to.put("file_identity", "fingerprint");
            }
        }
    }

    private void multiline(Node node, Draft to) {
        if (node == null) {
            return;
        }
        Options options = Options.of(node);
        String type = options.text("type");
        if (type != null && !type.equals("pattern") || options.peek("pattern") == null) {
            to.note(origin.leftOut(node.location(), "multiline: " + forms.any(node), "only type 'pattern' has a counterpart; lines stay apart"));
            return;
        }
        if (to.has("multiline")) {
            to.note(origin.leftOut(node.location(), "multiline: " + forms.any(node), "an input joins lines by one rule"));
            return;
        }
        Draft multiline = new Draft();
        new Table(
                        Table.Row.of("pattern", forms::pattern),
                        Table.Row.of("negate", forms::bool),
                        Table.Row.of("match", forms::text),
                        Table.Row.of("max_lines", forms::whole),
                        Table.Row.of("timeout", forms::duration))
                .move(options, multiline, origin);
        origin.leaveOut(options, multiline);
        to.nest("multiline").add(multiline);
        choosesLines = true;
    }

    private void jsonOfLog(Options options) {
        if (options.peek("json") instanceof Node.MapNode json) {
            options.take("json");
            Options of = Options.of(json);
            ndjson(of, of.isOn("keys_under_root", false) ? "" : "json");
        }
    }

    private void parsers(Node node, Draft to) {
        if (!(node instanceof Node.ListNode list)) {
            return;
        }
        for (Node item : list.items()) {
            if (!(item instanceof Node.MapNode map) || map.members().isEmpty()) {
                continue;
            }
            String name = map.members().firstEntry().getKey();
            Node value = map.members().firstEntry().getValue().value();
            Options options = Options.of(value);
            switch (name) {
                case "multiline" -> multiline(value, to);
                case "ndjson" -> {
                    boolean underRoot = options.isOn("keys_under_root", false);
                    String target = options.text("target");
                    ndjson(options, target != null ? target : underRoot ? "" : "json");
                }
                case "container" -> new ContainerLines(decoding).add(options.text("format"));
                case "include_message" -> includeMessage(item, options, to);
                default -> to.note(origin.leftOut(item.location(), "parsers: " + forms.any(item), "no counterpart"));
            }
        }
    }

    private void includeMessage(Node item, Options options, Draft to) {
        if (to.has("include_lines")) {
            to.note(origin.leftOut(item.location(), "parsers: " + forms.any(item), "an input has one list of what lines it takes"));
            return;
        }
        to.put("include_lines", forms.patterns(options.take("patterns")));
        choosesLines = true;
    }

    private void ndjson(Options options, String target) {
        Draft step = new Draft();
        if (!target.isEmpty()) {
            step.put("target", YamlForm.text(target));
        }
        if (!options.isOn("overwrite_keys", false)) {
            step.put("overwrite", "false");
        }
        if (options.isOn("ignore_decoding_error", false) || !options.isOn("add_error_key", false)) {
            step.put("tag_on_failure", "[]");
        }
        options.pass("expand_keys");
        origin.leaveOut(options, decoding);
        if (step.isEmpty()) {
            decoding.item().put("json", "{}");
        } else {
            decoding.item().nest("json").add(step);
        }
    }
}
