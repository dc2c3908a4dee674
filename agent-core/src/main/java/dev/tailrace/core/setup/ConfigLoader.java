package dev.tailrace.core.setup;

import dev.tailrace.core.alert.AlertCompiler;
import dev.tailrace.core.alert.AlertRule;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.ConfigReader;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Secrets;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.notify.NotifierCompiler;
import dev.tailrace.core.notify.NotifierConfig;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.secret.SecretStore;
import dev.tailrace.core.secret.StoredSecrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a file to a checked configuration, or to everything that is wrong with it. Thread-safe. */
public final class ConfigLoader {
    static final Key<String> NAME = Key.string("name").doc("The host's name in events; by default the machine's.");
    static final Key<String> DATA = Key.string("data").doc("Directory of all that the agent keeps.");
    static final Key<List<String>> TAGS = Key.strings("tags").or("[]").doc("Tags that every event gets.");
    static final Key<Node> FIELDS = Key.any("fields").doc("Fields with fixed values that every event gets.");
    static final Key<Node> INPUTS = Key.<Node>any("inputs").required().doc("Where lines come from.");
    static final Key<Node> OUTPUTS = Key.<Node>any("outputs").required().doc("Where events go, by name.");
    static final Key<Settings> PIPELINE = Key.section("pipeline", PipelineConfig.SECTION).or("{}").doc("Threads and memory.");
    static final Key<Settings> REGISTRY = Key.section("registry", RegistryConfig.SECTION).or("{}")
            .doc("How carefully the agent remembers.");
    static final Key<Settings> HTTP = Key.section("http", HttpConfig.SECTION).or("{}").doc("Status page, metrics and health.");
    static final Key<Settings> HEALTH = Key.section("health", HealthConfig.SECTION).or("{}").doc("When the agent calls itself unwell.");
    static final Key<Settings> RELOAD = Key.section("reload", ReloadConfig.SECTION).or("{}").doc("Following changes of the configuration.");
    static final Key<Settings> LOGGING = Key.section("logging", LoggingConfig.SECTION).or("{}").doc("The agent's own log.");
    static final Key<Duration> SHUTDOWN_TIMEOUT = Key.duration("shutdown_timeout").or("10s").doc("How long stopping may take.");
    static final Key<List<Settings>> ALERTS = Key.sections("alerts", AlertCompiler.SECTION).or("[]").doc("What to warn about.");
    static final Key<Node> NOTIFIERS = Key.any("notifiers").doc("Whom to warn, by name.");
    static final Section SECTION = Section.of(
            "configuration", NAME, DATA, TAGS, FIELDS, INPUTS, OUTPUTS, PIPELINE, REGISTRY, HTTP, HEALTH, RELOAD, LOGGING, SHUTDOWN_TIMEOUT,
            ALERTS, NOTIFIERS);

    private static final String NOTE = "x-";

    private final Catalog catalog;
    private final ConfigReader reader;
    private final Platform platform;

    public ConfigLoader(Catalog catalog, ConfigReader reader, Platform platform) {
        this.catalog = catalog;
        this.reader = reader;
        this.platform = platform;
    }

    /** With all that is installed on this machine. */
    public static ConfigLoader installed() {
        Platform platform = Platform.current();
        Secrets.Keeper keeper = data -> secrets(data, platform);
        return new ConfigLoader(Catalog.installed(), new ConfigReader(keeper, System::getenv), platform);
    }

    private static Secrets secrets(Optional<String> data, Platform platform) {
        try {
            return new StoredSecrets(new SecretStore(data.map(Path::of).orElseGet(platform::defaultData), platform));
        } catch (InvalidPathException noPath) {
            return name -> new Secrets.Found.Absent("'data' is no path, so that there is no keystore");
        }
    }

    /** The types that configurations can name. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * What came of loading.
     *
     * @param config empty if there are errors
     * @param whereabouts of an agent that runs with an earlier version of the file; empty if it is not legible at all
     * @param problems errors and warnings, in the order of the file
     */
    public record Loaded(Optional<AgentConfig> config, Optional<Whereabouts> whereabouts, List<Problems.Problem> problems) {}

    /**
     * Reads a file.
     *
     * @param overrides {@code key=value}, as after {@code -E}
     */
    public Loaded load(Path file, List<String> overrides) {
        return load(file, overrides, new Fields());
    }

    /** The same for an agent that runs: its parts, those that stay and those that come, go by the same names. */
    public Loaded load(Path file, List<String> overrides, Fields names) {
        Problems problems = new Problems();
        return loaded(reader.read(file, overrides, problems), names, problems);
    }

    /** Takes a text. {@code file} is what messages call it. */
    public Loaded load(String file, String text, List<String> overrides) {
        Problems problems = new Problems();
        return loaded(reader.read(file, text, overrides, problems), new Fields(), problems);
    }

    private Loaded loaded(Node root, Fields names, Problems problems) {
        Optional<AgentConfig> config = Optional.ofNullable(root == null ? null : compile(root, names, problems));
        Optional<Whereabouts> whereabouts = config.map(each -> new Whereabouts(each.data(), each.http()));
        return new Loaded(problems.hasErrors() ? Optional.empty() : config, whereabouts, problems.all());
    }

    /** Compiles as far as it goes; the result is whole only if there were no errors. */
    private AgentConfig compile(Node root, Fields names, Problems problems) {
        Settings settings = SECTION.bind(withoutNotes(root), problems);
        if (settings == null) {
            return null;
        }
        PipelineConfig pipeline = PipelineConfig.of(settings.get(PIPELINE));
        Parts parts = new Parts(catalog, names, problems);
        List<OutputConfig> outputs = settings.has(OUTPUTS) ? outputs(settings, parts) : List.of();
        Parts.Shared shared = new Parts.Shared(settings.get(FIELDS), settings.get(TAGS), settings.get(PIPELINE));
        List<InputConfig> inputs = settings.has(INPUTS) ? parts.inputs(settings.get(INPUTS), settings.get(OUTPUTS), shared) : List.of();
        return new AgentConfig(
                settings.has(NAME) ? settings.get(NAME) : platform.hostName(),
                data(settings),
                settings.get(SHUTDOWN_TIMEOUT),
                names,
                List.copyOf(inputs),
                List.copyOf(outputs),
                pipeline,
                RegistryConfig.of(settings.get(REGISTRY)),
                HttpConfig.of(settings.get(HTTP)),
                HealthConfig.of(settings.get(HEALTH)),
                ReloadConfig.of(settings.get(RELOAD)),
                LoggingConfig.of(settings.get(LOGGING)),
                alerts(settings, names, problems));
    }

    private static AlertsConfig alerts(Settings settings, Fields names, Problems problems) {
        Map<String, NotifierConfig> notifiers = new NotifierCompiler(problems).compile(settings.get(NOTIFIERS));
        List<AlertRule> rules = new AlertCompiler(names, notifiers.keySet()).compile(settings.get(ALERTS));
        return new AlertsConfig(rules, notifiers, Print.of(List.of(json(settings, ALERTS), json(settings, NOTIFIERS))));
    }

    private static String json(Settings settings, Key<?> key) {
        Node node = settings.node().get(key.name());
        return node == null ? "" : node.json();
    }

    /** Keys that start with {@code x-} are the user's own: a place for anchors. */
    private static Node withoutNotes(Node root) {
        if (!(root instanceof Node.MapNode map) || map.members().keySet().stream().noneMatch(key -> key.startsWith(NOTE))) {
            return root;
        }
        LinkedHashMap<String, Node.Member> members = new LinkedHashMap<>(map.members());
        members.keySet().removeIf(key -> key.startsWith(NOTE));
        return new Node.MapNode(map.location(), members);
    }

    private List<OutputConfig> outputs(Settings settings, Parts parts) {
        Node node = settings.get(OUTPUTS);
        if (node instanceof Node.MapNode map && map.members().isEmpty()) {
            settings.error(OUTPUTS, "outputs: expected one at least, found none");
        }
        return parts.outputs(node, settings.get(PIPELINE));
    }

    private Path data(Settings settings) {
        if (!settings.has(DATA)) {
            return platform.defaultData();
        }
        try {
            return Path.of(settings.get(DATA));
        } catch (InvalidPathException e) {
            settings.error(DATA, "data: expected a path, found " + settings.shown(DATA) + " (" + e.getReason() + ')');
            return platform.defaultData();
        }
    }
}
