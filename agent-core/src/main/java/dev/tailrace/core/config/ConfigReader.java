package dev.tailrace.core.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** From a file to a tree of values with their places: decoded, parsed, overridden and filled in, not yet checked. Thread-safe. */
public final class ConfigReader {
    private final UnaryOperator<String> environment;
    private final Secrets.Keeper keeper;

    /** @param environment an environment variable's value, or null */
    public ConfigReader(UnaryOperator<String> environment, Secrets secrets) {
        this((Secrets.Keeper) data -> secrets, environment);
    }

    /** @param keeper finds the keystore of the data directory that a configuration names */
    public ConfigReader(Secrets.Keeper keeper, UnaryOperator<String> environment) {
        this.environment = environment;
        this.keeper = keeper;
    }

    /**
     * Reads a file, or all of a folder's.
     *
     * @param overrides {@code key=value}, as after {@code -E}
     * @return null if there is nothing to check; {@code problems} say why
     */
    public Node read(Path file, List<String> overrides, Problems problems) {
        if (Files.isDirectory(file)) {
            Node root = ConfigFolder.read(file, problems);
            return root == null ? null : filled(root, overrides, problems);
        }
        String text = ConfigText.read(file, problems);
        return text == null ? null : read(file.toString(), text, overrides, problems);
    }

    /** A file's tree as it was written, {@code ${...}} left as it stands; null if it cannot be read. Also of files that are not this agent's. */
    public static Node asWritten(Path file, Problems problems) {
        String text = ConfigText.read(file, problems);
        return text == null ? null : Yaml.parse(file.toString(), text, problems);
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
        return filled(root, overrides, problems);
    }

    private Node filled(Node root, List<String> overrides, Problems problems) {
        Node whole = new Overrides(problems).apply(root, overrides);
        return new Placeholders(environment, keeper.in(data(whole)), problems).fill(whole);
    }

    /** The data directory that the configuration names, with what the environment has to say: the keystore is there. */
    private Optional<String> data(Node root) {
        if (!(root instanceof Node.MapNode map) || !(map.get("data") instanceof Node.ScalarNode named) || named.isNull()) {
            return Optional.empty();
        }
        Node filled = new Placeholders(environment, Secrets.NONE, new Problems()).fill(named);
        return filled instanceof Node.ScalarNode scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
