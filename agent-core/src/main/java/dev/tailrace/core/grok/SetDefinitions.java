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
 * The definitions of the two sets, read from pattern files ({@link PatternLines}).
 *
 * <p>The classic set is read from the resources of {@code opensearch-grok} (Apache License 2.0), none of whose code is run. The ECS set is
 * the same definitions with {@link FieldNames} of the Elastic Common Schema, and definitions of this project's own where the two sets
 * read a log differently. The patterns for proxies are this project's own in both.
 */
final class SetDefinitions {
    private static final List<String> CLASSIC = List.of(
            "aws", "bacula", "bind", "bro", "exim", "firewalls", "grok-patterns", "haproxy", "java", "junos", "linux-syslog", "maven",
            "mcollective-patterns", "mongodb", "nagios", "postgresql", "rails", "redis", "ruby", "squid");

    private SetDefinitions() {}

    static Map<String, String> of(PatternSet set) {
        Map<String, String> definitions = new LinkedHashMap<>();
        CLASSIC.forEach(file -> definitions.putAll(resource(Grok.class, "/patterns/" + file)));
        definitions.putAll(resource(SetDefinitions.class, "shared.grok"));
        switch (set) {
            case ECS_V1 -> {
                FieldNames names = FieldNames.parse(lines(SetDefinitions.class, "ecs-v1.fields"));
                definitions.replaceAll(names::apply);
                definitions.putAll(resource(SetDefinitions.class, "ecs-v1.grok"));
            }
            case LEGACY -> definitions.putAll(resource(SetDefinitions.class, "legacy.grok"));
        }
        return definitions;
    }

    private static Map<String, String> resource(Class<?> beside, String name) {
        Map<String, String> definitions = new LinkedHashMap<>();
        PatternLines.read(lines(beside, name).toList()).definitions().forEach(each -> definitions.put(each.name(), each.pattern()));
        return definitions;
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
