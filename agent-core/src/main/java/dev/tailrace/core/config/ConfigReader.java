package dev.tailrace.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** From a file to a tree of values with their places: decoded, parsed, overridden and filled in, not yet checked. Thread-safe. */
public final class ConfigReader {
    private final UnaryOperator<String> environment;
    private final Secrets secrets;

    /** @param environment an environment variable's value, or null */
    public ConfigReader(UnaryOperator<String> environment, Secrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /**
     * Reads a file.
     *
     * @param overrides {@code key=value}, as after {@code -E}
     * @return null if there is nothing to check; {@code problems} say why
     */
    public Node read(Path file, List<String> overrides, Problems problems) {
        String text = ConfigText.read(file, problems);
        return text == null ? null : read(file.toString(), text, overrides, problems);
    }

    /** Takes a text. {@code file} is what messages call it. */
    public Node read(String file, String text, List<String> overrides, Problems problems) {
        Node root = Yaml.parse(file, text, problems);
        if (root != null && root.isNothing() && overrides.isEmpty()) {
            problems.error(root.location(), "the configuration is empty; it needs 'inputs' and 'outputs'");
        }
        if (root == null || problems.hasErrors() && root.isNothing()) {
            return null;
        }
        return new Placeholders(environment, secrets, problems).fill(new Overrides(problems).apply(root, overrides));
    }
}
