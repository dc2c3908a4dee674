package dev.tailrace.core.processors.browser;

import dev.tailrace.core.processors.text.TextCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import ua_parser.Device;
import ua_parser.DeviceParser;
import ua_parser.OS;
import ua_parser.OSParser;
import ua_parser.UserAgent;
import ua_parser.UserAgentParser;

/**
 * The expressions of the ua-parser project, and what was found by them lately. Thread-safe.
 *
 * <p>Their YAML is read here and not by the library's own {@code Parser}, which needs a reader of YAML that needs {@code java.desktop},
 * which the agent's runtime does without.
 */
public final class Browsers {
    /** What is found, in this order. */
    public static final List<String> NAMES = List.of("name", "version", "os.name", "os.version", "os.full", "device.name");

    private static final String UNKNOWN = "Other";
    private static final OS NO_SYSTEM = new OS(null, null, null, null, null);

    private static final int MOST_CHARACTERS = 1 << 24;

    private final Expressions<UserAgent> agents;
    private final Expressions<OS> systems;
    private final Expressions<Device> devices;
    private final TextCache<byte[][]> known;

    private Browsers(Map<?, ?> regexes, int cacheSize) {
        this.agents = new Expressions<>(list(regexes, "user_agent_parsers"), item -> {
            UserAgentParser parser = UserAgentParser.fromList(List.of(item));
            return text -> parser.parse(text) instanceof UserAgent found && found != UserAgent.OTHER ? found : null;
        });
        this.systems = new Expressions<>(list(regexes, "os_parsers"), item -> {
            OSParser parser = OSParser.fromList(List.of(item));
            return text -> parser.parse(text) instanceof OS found && found != OS.OTHER ? found : null;
        });
        this.devices = new Expressions<>(list(regexes, "device_parsers"), item -> {
            DeviceParser parser = DeviceParser.fromList(List.of(item));
            return text -> parser.parse(text) instanceof Device found && found != Device.OTHER ? found : null;
        });
        this.known = new TextCache<>(cacheSize);
    }

    /** By the expressions that come with the library. */
    public static Browsers wellKnown(int cacheSize) throws IOException {
        try (InputStream in = UserAgentParser.class.getResourceAsStream("regexes.yaml")) {
            return new Browsers(yaml(in), cacheSize);
        }
    }

    private static Map<?, ?> yaml(InputStream in) {
        Object all = new Load(LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build()).loadFromInputStream(in);
        if (all instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("it is no mapping");
    }

    /** One of the lists; its values, whatever they are, as texts. */
    private static List<Map<String, String>> list(Map<?, ?> regexes, String name) {
        if (!(regexes.get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("it has no list " + name);
        }
        return list.stream().map(Browsers::texts).toList();
    }

    private static Map<String, String> texts(Object item) {
        if (!(item instanceof Map<?, ?> map) || !map.containsKey("regex")) {
            throw new IllegalArgumentException("there is an item without a regex: " + item);
        }
        Map<String, String> texts = new HashMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), value == null ? null : value.toString()));
        return texts;
    }

    /** By expressions of one's own. @throws IOException saying why the file cannot be used */
    public static Browsers of(Path regexes, int cacheSize) throws IOException {
        try (InputStream in = Files.newInputStream(regexes)) {
            return new Browsers(yaml(in), cacheSize);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + regexes, e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IOException(regexes + " is no regexes.yaml of the ua-parser project: " + e.getMessage(), e);
        }
    }

    /** For one worker. */
    public TextCache.View<byte[][]> known() {
        return known.view();
    }

    /** The values of {@link #NAMES}; null for those that the text does not tell. */
    public byte[][] describe(String text) {
        UserAgent agent = agents.first(text) instanceof UserAgent found ? found : UserAgent.OTHER;
        OS os = systems.first(text) instanceof OS found && !UNKNOWN.equals(found.family) ? found : NO_SYSTEM;
        Device device = devices.first(text) instanceof Device found ? found : Device.OTHER;
        String osVersion = version(os.major, os.minor, os.patch, os.patchMinor);
        return Stream.of(
                        agent.family,
                        version(agent.major, agent.minor, agent.patch),
                        os.family,
                        osVersion,
                        osVersion == null ? os.family : os.family + ' ' + osVersion,
                        device.family)
                .map(each -> each == null ? null : each.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static String version(String... parts) {
        String joined = Arrays.stream(parts).takeWhile(Objects::nonNull).collect(Collectors.joining("."));
        return joined.isEmpty() ? null : joined;
    }
}
