package dev.tailrace.core.config;

import java.util.Map;

/** The values of one section, typed, with their places for later complaints. */
public final class Settings {
    private final Section section;
    private final Node.MapNode node;
    private final Map<Key<?>, Object> values;
    private final Problems problems;

    Settings(Section section, Node.MapNode node, Map<Key<?>, Object> values, Problems problems) {
        this.section = section;
        this.node = node;
        this.values = values;
        this.problems = problems;
    }

    /** The value: as given, else the default, else null. */
    @SuppressWarnings("unchecked")
    public <T> T get(Key<T> key) {
        Object value = values.get(key);
        return value == null ? key.fallback() : (T) value;
    }

    /** True if the file gives it. */
    public boolean has(Key<?> key) {
        return values.get(key) != null;
    }

    /** False if something required is missing or could not be read: then there is nothing to make of these settings. */
    public boolean isComplete() {
        return section.keys().stream().allMatch(key -> !key.isRequired() || has(key));
    }

    public Section section() {
        return section;
    }

    public Node.MapNode node() {
        return node;
    }

    /** Where the key's value stands, else where the section starts. */
    public Location at(Key<?> key) {
        Node.Member member = node.members().get(key.name());
        return member == null ? node.location() : member.value().location();
    }

    /** The key's value as messages show it: as written, else the default. */
    public String shown(Key<?> key) {
        Node written = node.get(key.name());
        return written == null || written.isNothing() ? String.valueOf(key.defaultText()) : written.kind();
    }

    public Location location() {
        return node.location();
    }

    /** A complaint about a value that only its user can judge. */
    public void error(Key<?> key, String message) {
        problems.error(at(key), message);
    }

    public void warn(Key<?> key, String message) {
        problems.warn(at(key), message);
    }

    public Problems problems() {
        return problems;
    }
}
