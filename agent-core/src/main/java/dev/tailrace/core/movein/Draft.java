package dev.tailrace.core.movein;

import java.util.ArrayList;
import java.util.List;

/** A mapping or a list of a configuration in the making: YAML, with comments. Not thread-safe. */
public final class Draft {
    private sealed interface Part {
        /** A comment of its own line. */
        record Note(String text) implements Part {}

        /** A key and a value that fits behind it. */
        record Setting(String key, String value) implements Part {}

        /** A key and what stands below it. */
        record Nested(String key, Draft block) implements Part {}

        /** An item of a list. */
        record Item(Draft block) implements Part {}
    }

    private final List<Part> parts = new ArrayList<>();

    /** Adds a comment. */
    public Draft note(String text) {
        text.lines().forEach(line -> parts.add(new Part.Note(line)));
        return this;
    }

    /** Adds a key with a value, written as YAML. */
    public Draft put(String key, String yaml) {
        parts.add(new Part.Setting(key, yaml));
        return this;
    }

    /** Adds a key and gives what is to be filled in below it. */
    public Draft nest(String key) {
        Draft below = new Draft();
        parts.add(new Part.Nested(key, below));
        return below;
    }

    /** Adds an item to a list and gives what is to be filled in. */
    public Draft item() {
        Draft item = new Draft();
        parts.add(new Part.Item(item));
        return item;
    }

    /** Adds all of another block behind what is here. */
    public Draft add(Draft other) {
        parts.addAll(other.parts);
        return this;
    }

    /** Its comments alone, those of what stands below it not among them. */
    public Draft notes() {
        Draft notes = new Draft();
        parts.stream().filter(Part.Note.class::isInstance).forEach(notes.parts::add);
        return notes;
    }

    /** All but {@link #notes}. */
    public Draft withoutNotes() {
        Draft rest = new Draft();
        parts.stream().filter(part -> !(part instanceof Part.Note)).forEach(rest.parts::add);
        return rest;
    }

    /** Whether a key is here already: it may stand only once. */
    public boolean has(String key) {
        return parts.stream().anyMatch(part -> part instanceof Part.Setting setting && setting.key().equals(key)
                || part instanceof Part.Nested nested && nested.key().equals(key));
    }

    /** Whether there is nothing but comments. */
    public boolean isEmpty() {
        return parts.stream().allMatch(Part.Note.class::isInstance);
    }

    /** Whether there is nothing at all. */
    public boolean isBlank() {
        return parts.isEmpty();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Note(String text) -> lines.add(text.isEmpty() ? "#" : "# " + YamlForm.comment(text));
                case Part.Setting(String key, String value) -> lines.add(key + ": " + value);
                case Part.Nested(String key, Draft block) when block.isEmpty() -> lines.addAll(block.lines());
                case Part.Nested(String key, Draft block) -> {
                    lines.add(key + ':');
                    block.lines().forEach(line -> lines.add("  " + line));
                }
                case Part.Item(Draft block) when block.isEmpty() -> lines.addAll(block.lines());
                case Part.Item(Draft block) -> item(block.lines(), lines);
            }
        }
        return lines;
    }

    /** Comments that an item begins with stand before it. */
    private static void item(List<String> lines, List<String> into) {
        boolean begun = false;
        for (String line : lines) {
            boolean comment = line.startsWith("#");
            into.add((begun ? "  " : comment ? "" : "- ") + line);
            begun |= !comment;
        }
    }

    /** The text, as it goes into a file. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
