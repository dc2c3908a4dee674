package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.ConfigReader;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.NamedFiles;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A filebeat.yml, with what it includes ({@code modules.d}, {@code inputs.d}), as a configuration of Tailrace. One use. */
public final class FilebeatImport {
    private static final Map<String, String> WHY = new LinkedHashMap<>();

    static {
        String beats = "a matter of Filebeat and its stack";
        for (String own : List.of("setup", "path", "xpack", "management", "features", "seccomp", "instrumentation", "timestamp", "max_procs",
                "gc_percent", "processors.runtime", "filebeat.overwrite_pipelines", "filebeat.idle_timeout", "config_dir")) {
            WHY.put(own, beats);
        }
        WHY.put("monitoring", "the agent tells how it does at /metrics and /api/status");
        WHY.put("filebeat.registry", "see 'tailrace registry takeover' above, and registry.sync");
        WHY.put("filebeat.autodiscover", "name the paths of the containers' logs: type container becomes type file");
        WHY.put("filebeat.config", "what it names was read along; the agent takes over changes of its own configuration");
        WHY.put("queue.mem", "memory for lines on their way is pipeline.memory");
        WHY.put("logging", "see logging: in the configuration's documents");
        WHY.put("http", "see http: in the configuration's documents");
    }

    private final Origin origin;
    private final Options root;
    private final Words words;
    private final boolean windows;
    private final Problems problems;
    private final Draft draft = new Draft();

    private FilebeatImport(Origin origin, Options root, UnaryOperator<String> environment, boolean windows, Problems problems) {
        this.origin = origin;
        this.root = root;
        this.words = new Words(origin.main(), root, environment, windows);
        this.windows = windows;
        this.problems = problems;
    }

    /**
     * Reads a configuration of Filebeat.
     *
     * @param environment a variable's value, or null
     * @param windows whether modules' logs are where they are on Windows
     * @param problems what cannot be read
     * @return YAML; nothing if the file cannot be read
     */
    public static Optional<String> of(Path file, UnaryOperator<String> environment, boolean windows, Problems problems) {
        Node root = ConfigReader.asWritten(file, problems);
        return root == null ? Optional.empty() : Optional.of(
                new FilebeatImport(new Origin(file), Options.of(root), environment, windows, problems).whole());
    }

    private String whole() {
        Inputs inputs = new Inputs(origin, words, root.take("processors"));
        inputs.move(root.take("filebeat.inputs"));
        inputs.move(root.take("filebeat.prospectors"));
        inputs.modules(root.take("filebeat.modules"), windows);
        included("filebeat.config.inputs").forEach(inputs::move);
        included("filebeat.config.modules").forEach(modules -> inputs.modules(modules, windows));
        Draft outputs = new Outputs(origin, words, root).move();

        general();
        if (inputs.list().isEmpty()) {
            draft.note("No input that has a counterpart.");
            draft.add(inputs.list()).put("inputs", "[]");
        } else {
            draft.nest("inputs").add(inputs.list());
        }
        draft.nest("outputs").add(outputs);
        memory(inputs.longestLine());
        rest();
        return head().yaml() + draft.yaml();
    }

    private Draft head() {
        Draft head = new Draft().note("From " + origin.main() + ", by 'tailrace import'. 'tailrace check -c FILE' says whether it is fit to run.");
        head.note("To go on where Filebeat stopped, so that nothing is sent again: stop Filebeat, then");
        String registry = root.text("filebeat.registry.path");
        head.note("  tailrace registry takeover " + YamlForm.text(words.of(registry == null ? "${path.data}" : registry)) + " -c FILE");
        if (!words.unset().isEmpty()) {
            head.note("Variables that had no value when this was written: " + String.join(", ", words.unset()) + ". The agent needs them in its environment;");
            head.note("what Filebeat kept in its keystore goes into Tailrace's: 'tailrace secret set NAME', and ${secret:NAME} in the place of ${NAME}.");
        }
        return head;
    }

    /** What counts for the whole agent. */
    private void general() {
        Forms forms = new Forms(words);
        new Table(
                        Table.Row.of("name", forms::text),
                        Table.Row.of("tags", forms::texts),
                        Table.Row.of("fields", forms::any),
                        Table.Row.of("shutdown_timeout", forms::duration, "filebeat.shutdown_timeout"))
                .move(root, draft, origin);
        if (root.peek("fields_under_root") instanceof Node at && root.isOn("fields_under_root", false)) {
            draft.note(origin.leftOut(at.location(), "fields_under_root: true", "each input says so for its fields and the agent's"));
        }
        String level = root.text("logging.level");
        if (level != null) {
            draft.put("logging", "{level: " + (level.startsWith("warn") ? "warn" : level.equals("critical") ? "error" : YamlForm.text(level)) + '}');
        }
        if (root.isOn("http.enabled", false) && root.peek("http.port") != null) {
            draft.put("http", "{port: " + root.text("http.port") + '}');
        }
    }

    /** No line can be longer than a batch. */
    private void memory(long longest) {
        if (longest > 1 << 20) {
            draft.put("pipeline", "{batch: 2MiB}");
        }
    }

    /** Files that are named by a pattern, such as {@code ${path.config}/modules.d/*.yml}. */
    private List<Node> included(String section) {
        String pattern = root.text(section + ".path");
        if (pattern == null || !root.isOn(section + ".enabled", true)) {
            return List.of();
        }
        NamedFiles named = NamedFiles.of(origin.main().toAbsolutePath().getParent(), words.of(pattern));
        List<Path> files = List.of();
        try {
            files = named.list();
        } catch (IOException unreadable) {
            draft.note(section + ".path: " + named.folder() + " cannot be read: " + unreadable.getMessage());
        }
        List<Node> nodes = new ArrayList<>();
        for (Path file : files) {
            Node node = ConfigReader.asWritten(file, problems);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private void rest() {
        root.pass("filebeat.config.modules.reload", "filebeat.config.inputs.reload", "http.host");
        Draft rest = new Draft();
        origin.leaveOut(root, WHY, rest);
        if (!rest.isBlank()) {
            draft.note("").note("What is left of " + origin.main().getFileName() + ':').add(rest);
        }
    }
}
