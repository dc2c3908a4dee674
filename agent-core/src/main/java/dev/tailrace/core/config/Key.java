package dev.tailrace.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One setting: its name, how its value is read, its default and what it is for. Keys are constants beside the code that uses them.
 *
 * @param <T> what {@link Settings#get} gives
 */
public final class Key<T> {
    /** Reads a node, or reports into {@code problems} and returns null. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Node node, Problems problems);
    }

    private final String name;
    private final ValueType type;
    private final Reader<T> reader;
    private final T fallback;
    private final String defaultText;
    private final boolean required;
    private final String doc;

    private Key(String name, ValueType type, Reader<T> reader, T fallback, String defaultText, boolean required, String doc) {
        this.name = name;
        this.type = type;
        this.reader = reader;
        this.fallback = fallback;
        this.defaultText = defaultText;
        this.required = required;
        this.doc = doc;
    }

    private static <T> Key<T> of(String name, ValueType type, Reader<T> reader) {
        return new Key<>(name, type, reader, null, null, false, "");
    }

    private static <T> Key<T> scalar(String name, ValueType type, Function<String, T> parse) {
        return of(name, type, (node, problems) -> Values.scalar(name, node, type, parse, problems));
    }

    public static Key<String> string(String name) {
        return scalar(name, new ValueType.Text(), text -> text);
    }

    public static Key<Boolean> bool(String name) {
        return scalar(name, new ValueType.Bool(), Values::bool);
    }

    /** A whole number of at least {@code least} and at most {@code most}. */
    public static Key<Integer> integer(String name, int least, int most) {
        return scalar(name, new ValueType.Whole(least, most), text -> Values.integer(text, least, most));
    }

    /** {@code 500ms 5s 5m 2h 7d}. */
    public static Key<Duration> duration(String name) {
        return scalar(name, new ValueType.Time(), Values::duration);
    }

    /** {@code 64KiB 1MiB 1GiB}, or a number of bytes. */
    public static Key<Long> size(String name) {
        return scalar(name, new ValueType.Size(), Values::size);
    }

    /** One of an enum's names, in lower case. */
    public static <E extends Enum<E>> Key<E> choice(String name, Class<E> choices) {
        ValueType type = ValueType.Choice.of(choices);
        return scalar(name, type, text -> Values.choice(text, choices));
    }

    /** A regular expression, in Java's syntax. */
    public static Key<Pattern> pattern(String name) {
        return scalar(name, new ValueType.Regexp(), Values::pattern);
    }

    /** Several texts; a single one stands for a list of one. */
    public static Key<List<String>> strings(String name) {
        return list(name, new ValueType.Text(), text -> text);
    }

    /** Several regular expressions. */
    public static Key<List<Pattern>> patterns(String name) {
        return list(name, new ValueType.Regexp(), Values::pattern);
    }

    private static <T> Key<List<T>> list(String name, ValueType item, Function<String, T> parse) {
        return of(
                name,
                new ValueType.ListOf(item),
                (node, problems) -> Values.list(node, each -> Values.scalar(name, each, item, parse, problems)));
    }

    /** Names and texts, in order. */
    public static Key<Map<String, String>> stringMap(String name) {
        return of(
                name,
                new ValueType.MapOf(new ValueType.Text()),
                (node, problems) ->
                        Values.map(name, node, problems, each -> Values.scalar(name, each, new ValueType.Text(), text -> text, problems)));
    }

    /** Settings of their own below this key. */
    public static Key<Settings> section(String name, Section section) {
        return of(name, new ValueType.Nested(section), section::bind);
    }

    /** A list of settings of the same kind. */
    public static Key<List<Settings>> sections(String name, Section section) {
        return of(
                name,
                new ValueType.ListOf(new ValueType.Nested(section)),
                (node, problems) -> Values.list(node, each -> section.bind(each, problems)));
    }

    /** Anything; whoever reads it checks it. */
    public static Key<Node> any(String name) {
        return of(name, new ValueType.Any(), (node, problems) -> node);
    }

    /** With a default, written as in YAML. */
    public Key<T> or(String yaml) {
        Problems problems = new Problems();
        T value = reader.read(Yaml.inline(yaml), problems);
        if (problems.hasErrors()) {
            throw new IllegalArgumentException("the default of " + name + ": " + problems.all());
        }
        return new Key<>(name, type, reader, value, yaml, false, doc);
    }

    /** Must be given. */
    public Key<T> required() {
        return new Key<>(name, type, reader, null, null, true, doc);
    }

    /** What it is for, in a sentence. */
    public Key<T> doc(String sentence) {
        return new Key<>(name, type, reader, fallback, defaultText, required, sentence);
    }

    public String name() {
        return name;
    }

    public ValueType type() {
        return type;
    }

    public T fallback() {
        return fallback;
    }

    /** The default as in YAML, or null if there is none. */
    public String defaultText() {
        return defaultText;
    }

    public boolean isRequired() {
        return required;
    }

    public String doc() {
        return doc;
    }

    T read(Node node, Problems problems) {
        return reader.read(node, problems);
    }

}
