package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Options;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a Filebeat configuration with their {@code ${...}}: variables stay what they are, references to other settings and to
 * Filebeat's own folders are filled in. Not thread-safe.
 */
final class Words {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

    private final UnaryOperator<String> environment;
    private final Map<String, String> folders;
    private final Options root;
    private final Set<String> unset = new TreeSet<>();

    /**
     * @param environment a variable's value, or null
     * @param windows whether Filebeat's folders are where they are on Windows
     */
    Words(Path main, Options root, UnaryOperator<String> environment, boolean windows) {
        this.environment = environment;
        this.root = root;
        Path configuration = main.toAbsolutePath().getParent();
        this.folders = Map.of(
                "path.config", folder("path.config", configuration.toString()),
                "path.home", folder("path.home", windows ? "C:/Program Files/Filebeat" : "/usr/share/filebeat"),
                "path.data", folder("path.data", windows ? "C:/ProgramData/filebeat" : "/var/lib/filebeat"),
                "path.logs", folder("path.logs", windows ? "C:/ProgramData/filebeat/logs" : "/var/log/filebeat"));
    }

    private String folder(String name, String usual) {
        return root.peek(name) instanceof Node.ScalarNode given ? given.text() : usual;
    }

    /** As Tailrace is to read it. */
    String of(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(placeholder(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(filled).toString();
    }

    private String placeholder(String name, String otherwise) {
        Optional<String> inside = inside(name, new HashSet<>());
        if (inside.isPresent()) {
            return inside.get();
        }
        boolean hasDefault = otherwise != null && !otherwise.startsWith("?");
        if (environment.apply(name) == null && !hasDefault) {
            unset.add(name);
        }
        return "${" + name + (hasDefault ? ":" + otherwise : "") + '}';
    }

    /** What another setting of the same configuration holds. */
    private Optional<String> inside(String name, Set<String> seen) {
        if (folders.containsKey(name)) {
            return Optional.of(folders.get(name));
        }
        boolean isSetting = name.contains(".") && seen.add(name);
        return isSetting && root.peek(name) instanceof Node.ScalarNode there ? Optional.of(there.text()) : Optional.empty();
    }

    /** What a text is here and now, as far as the environment tells. */
    String now(String text) {
        Matcher matcher = PLACEHOLDER.matcher(of(text));
        return matcher.replaceAll(found -> {
            String value = environment.apply(found.group(1));
            String otherwise = found.group(2) == null ? found.group() : found.group(2);
            return Matcher.quoteReplacement(value == null ? otherwise : value);
        });
    }

    /** Variables that have neither a value here nor a default. */
    Set<String> unset() {
        return unset;
    }
}
