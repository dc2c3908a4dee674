package dev.tailrace.core.processors.browser;

import dev.tailrace.core.processors.text.TextCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;
import ua_parser.Client;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/** The expressions of the ua-parser project, and what was found by them lately. Thread-safe. */
public final class Browsers {
    /** What is found, in this order. */
    public static final List<String> NAMES = List.of("name", "version", "os.name", "os.version", "os.full", "device.name");

    private static final String UNKNOWN = "Other";
    private static final OS NO_SYSTEM = new OS(null, null, null, null, null);

    private final Parser parser;
    private final TextCache<byte[][]> known;

    private Browsers(Parser parser, int cacheSize) {
        this.parser = parser;
        this.known = new TextCache<>(cacheSize);
    }

    /** By the expressions that come with the agent. */
    public static Browsers wellKnown(int cacheSize) {
        return new Browsers(new Parser(), cacheSize);
    }

    /** By expressions of one's own. @throws IOException saying why the file cannot be used */
    public static Browsers of(Path regexes, int cacheSize) throws IOException {
        try (InputStream in = Files.newInputStream(regexes)) {
            return new Browsers(new Parser(in), cacheSize);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + regexes, e);
        } catch (YAMLException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new IOException(regexes + " is no regexes.yaml of the ua-parser project: " + e.getMessage(), e);
        }
    }

    /** For one worker. */
    public TextCache.View<byte[][]> known() {
        return known.view();
    }

    /** The values of {@link #NAMES}; null for those that the text does not tell. */
    public byte[][] describe(String text) {
        Client client = parser.parse(text);
        UserAgent agent = client.userAgent == null ? UserAgent.OTHER : client.userAgent;
        OS os = client.os == null || UNKNOWN.equals(client.os.family) ? NO_SYSTEM : client.os;
        String osVersion = version(os.major, os.minor, os.patch, os.patchMinor);
        return Stream.of(
                        agent.family,
                        version(agent.major, agent.minor, agent.patch),
                        os.family,
                        osVersion,
                        osVersion == null ? os.family : os.family + ' ' + osVersion,
                        client.device == null ? UNKNOWN : client.device.family)
                .map(each -> each == null ? null : each.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static String version(String... parts) {
        String joined = Arrays.stream(parts).takeWhile(Objects::nonNull).collect(Collectors.joining("."));
        return joined.isEmpty() ? null : joined;
    }
}
