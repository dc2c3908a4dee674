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

    /** The preset's list of processors; places in it are those of its YAML. */
    public static Node steps(String preset, Problems problems) {
        return Yaml.parse("preset " + preset, yaml(preset), problems);
    }
}
