package dev.tailrace.core.grok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.grok.Grok;

/**
 * The form in which patterns are kept: one {@code NAME pattern} a line, {@code #} for comments; a later line of a name replaces an earlier.
 *
 * <p>The classic set is read from the resources of {@code opensearch-grok} (Apache License 2.0), none of whose code is run. The ECS set is
 * the same definitions with {@link FieldNames} of the Elastic Common Schema, and definitions of this project's own where the two sets
 * read a log differently. The patterns for proxies are this project's own in both.
 */
final class PatternFile {
    private static final List<String> CLASSIC = List.of(
            "aws", "bacula", "bind", "bro", "exim", "firewalls", "grok-patterns", "haproxy", "java", "junos", "linux-syslog", "maven",
            "mcollective-patterns", "mongodb", "nagios", "postgresql", "rails", "redis", "ruby", "squid");

    private PatternFile() {}

    static Map<String, String> parse(Stream<String> lines) {
        Map<String, String> definitions = new LinkedHashMap<>();
        lines.map(String::stripLeading).filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int name = 0;
            while (name < line.length() && !Character.isWhitespace(line.charAt(name))) {
                name++;
            }
            definitions.put(line.substring(0, name), line.substring(name).stripLeading());
        });
        return definitions;
    }

    static Map<String, String> of(PatternSet set) {
        Map<String, String> definitions = new LinkedHashMap<>();
        CLASSIC.forEach(file -> definitions.putAll(resource(Grok.class, "/patterns/" + file)));
        definitions.putAll(resource(PatternFile.class, "shared.grok"));
        switch (set) {
            case ECS_V1 -> {
                FieldNames names = FieldNames.parse(lines(PatternFile.class, "ecs-v1.fields"));
                definitions.replaceAll(names::apply);
                definitions.putAll(resource(PatternFile.class, "ecs-v1.grok"));
            }
            case LEGACY -> definitions.putAll(resource(PatternFile.class, "legacy.grok"));
        }
        return definitions;
    }

    private static Map<String, String> resource(Class<?> beside, String name) {
        return parse(lines(beside, name));
    }

    private static Stream<String> lines(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
