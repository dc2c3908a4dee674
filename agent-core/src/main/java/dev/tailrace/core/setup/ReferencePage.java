package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.ValueType;
import dev.tailrace.core.notify.NotifierCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that a configuration can say, as one page of Markdown for people: a table a section, a row a setting. Made from the declarations that
 * check a configuration, so that page and agent cannot differ.
 *
 * <p>Settings below others have dotted names, {@code multiline.pattern}; those of each item of a list {@code routes[].when}. What all types of
 * a kind take stands once, before the types.
 */
public final class ReferencePage {
    private static final String INTRODUCTION = """
            # Configuration reference

            Every setting, what it takes and its default. `tailrace reference` writes this page from the declarations by which `tailrace check` checks a
            configuration; it is not edited by hand. How the settings work together is told in [configuration](configuration.md) and in the pages of the
            [inputs](inputs.md), [outputs](outputs.md) and [processors](processors.md).

            A dot means nesting: `multiline.pattern` is `multiline: {pattern: ...}`. `[]` means each item of a list. Where a list is expected, a single value
            stands for a list of one. Durations are written `500ms 5s 5m 2h 7d`, sizes `64KiB 1MiB 1GiB`. Any value may hold `${NAME}`, `${NAME:default}` and
            `${secret:NAME}`.
            """;

    /** What takes a form of its own, by the name of its key, and where that is told. All other such keys take names and values. */
    private static final Map<String, String> FORMS = Map.of(
            "inputs", "[inputs](#every-input)",
            "outputs", "[outputs](#every-output)",
            "notifiers", "[notifiers](#every-notifier)",
            "processors", "[processors](#every-processor)",
            "when", "[condition](processors/conditions.md)");

    private final Catalog catalog;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private ReferencePage(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The page for a configuration that these types can make up, with its last line ended. */
    public static String of(Catalog catalog) {
        ReferencePage reference = new ReferencePage(catalog);
        reference.write();
        return reference.page.toString();
    }

    private void write() {
        heading("The file");
        table(ConfigLoader.SECTION.keys());
        Map<String, Section> inputs = new TreeMap<>();
        catalog.inputs().forEach((type, factory) -> inputs.put(type, Parts.section(factory)));
        kind("input", inputs);
        Map<String, Section> outputs = new TreeMap<>();
        catalog.outputs().forEach((type, factory) -> outputs.put(type, Parts.section(factory)));
        kind("output", outputs);
        kind("processor", new TreeMap<>(catalog.processors().sections()));
        kind("notifier", new TreeMap<>(NotifierCompiler.sections()));
    }

    /** What all types take, then what each of them takes besides. */
    private void kind(String kind, Map<String, Section> types) {
        List<Key<?>> common = new ArrayList<>(types.values().iterator().next().keys());
        types.values().forEach(section -> common.retainAll(section.keys()));
        heading("Every " + kind);
        table(common);
        types.forEach((type, section) -> {
            heading(Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + ' ' + type);
            table(section.keys().stream().filter(key -> !common.contains(key)).toList());
        });
    }

    private void heading(String text) {
        page.append("\n## ").append(text).append("\n\n");
    }

    private void table(List<Key<?>> keys) {
        if (keys.isEmpty()) {
            page.append("Nothing else.\n");
            return;
        }
        page.append("| setting | takes | default | |\n|---|---|---|---|\n");
        keys.forEach(key -> rows("", key));
    }

    /** A row for the key, and one for each below it. */
    private void rows(String above, Key<?> key) {
        String name = above + key.name();
        String fallback = key.isRequired() ? "required" : key.defaultText() == null || key.defaultText().equals("{}") ? "" : code(key.defaultText());
        row(List.of(code(name), takes(key), fallback, cell(key.doc())));
        if (key.type() instanceof ValueType.Nested(Section section)) {
            section.keys().forEach(inner -> rows(name + '.', inner));
        } else if (key.type() instanceof ValueType.ListOf(ValueType.Nested(Section section))) {
            section.keys().forEach(inner -> rows(name + "[].", inner));
        }
    }

    private void row(List<String> cells) {
        page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private String takes(Key<?> key) {
        if (key.type() instanceof ValueType.Any) {
            return FORMS.getOrDefault(key.name(), takes(key.type()));
        }
        return key == Parts.PRESET ? choices(catalog.processors().presets()) : takes(key.type());
    }

    private static String takes(ValueType type) {
        return switch (type) {
            case ValueType.Text text -> "text";
            case ValueType.Bool bool -> "true, false";
            case ValueType.Whole(int least, int most) -> "number, " + least + (most == Integer.MAX_VALUE ? " up" : " to " + most);
            case ValueType.Time time -> "duration";
            case ValueType.Size size -> "size";
            case ValueType.Regexp regexp -> "regular expression";
            case ValueType.Choice(List<String> names) -> choices(names);
            case ValueType.ListOf(ValueType item) -> "list: " + takes(item);
            case ValueType.MapOf(ValueType value) -> "names and values: " + takes(value);
            case ValueType.Nested nested -> "settings";
            case ValueType.Any any -> "names and values";
        };
    }

    private static String choices(List<String> names) {
        return names.stream().map(ReferencePage::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return '`' + cell(text) + '`';
    }

    /** A bar would end the cell, also within code. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
