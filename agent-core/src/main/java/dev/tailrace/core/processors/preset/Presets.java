package dev.tailrace.core.processors.preset;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The presets that come with the agent. */
public final class Presets {
    private static final List<String> NAMES = List.of("squid", "nginx", "apache", "iis", "go-proxy");

    private Presets() {}

    public static List<String> names() {
        return NAMES;
    }

    /** A preset's YAML, as it stands in the agent. */
    public static String yaml(String preset) {
        try (InputStream resource = Presets.class.getResourceAsStream(preset + ".yml")) {
            if (resource == null) {
                throw new IllegalArgumentException("no preset " + preset);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading preset " + preset, e);
        }
    }

    /**
     * The preset's list of processors; places in it are those of its YAML.
     *
     * @param timezone what its {@code date} steps get as their time zone, or null
     */
    public static Node steps(String preset, Node timezone, Problems problems) {
        Node steps = Yaml.parse("preset " + preset, yaml(preset), problems);
        if (timezone != null && steps instanceof Node.ListNode list) {
            list.items().forEach(step -> {
                if (step instanceof Node.MapNode map && map.get("date") instanceof Node.MapNode date) {
                    date.members().putIfAbsent("timezone", new Node.Member(timezone.location(), timezone));
                }
            });
        }
        return steps;
    }
}
