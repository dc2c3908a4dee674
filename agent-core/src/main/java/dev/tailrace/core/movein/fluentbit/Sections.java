package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.config.ConfigReader;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.movein.NamedFiles;
import dev.tailrace.core.movein.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration as a list of sections, whichever way it is written. Names of settings are in small letters, with _ in the place of dots ({@code tls}
 * and {@code tls.verify} are two settings, none is below the other); one that stands several times has a list.
 */
final class Sections {
    /**
     * One of them.
     *
     * @param kind service, input, filter, output, parser or multiline_parser
     * @param settings what it says
     */
    record Section(String kind, Options settings) {}

    private static final Pattern HEADING = Pattern.compile("\\[(\\w+)]\\s*");
    private static final Pattern SETTING = Pattern.compile("(\\S+)(?:\\s+(.*))?");
    private static final int DEEPEST = 10;

    private final List<Section> all = new ArrayList<>();
    private final Problems problems;

    private Sections(Problems problems) {
        this.problems = problems;
    }

    /** Reads a file and what it includes. */
    static List<Section> of(Path file, Problems problems) {
        Sections sections = new Sections(problems);
        sections.read(file, 0);
        sections.parsersFiles(file);
        return sections.all;
    }

    private void read(Path file, int depth) {
        String name = file.getFileName().toString();
        if (depth > DEEPEST) {
            problems.error(new Location(file.toString(), 1, 1), "includes itself");
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            yaml(file, depth);
        } else {
            classic(file, depth);
        }
    }

    // ---- [INPUT] and lines of a name and a value

    private void classic(Path file, int depth) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            problems.error(new Location(file.toString(), 1, 1), "cannot be read: " + unreadable.getMessage());
            return;
        }
        String kind = null;
        Node.MapNode section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Location here = new Location(file.toString(), i + 1, 1);
            Matcher heading = HEADING.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (line.startsWith("@INCLUDE")) {
                include(file, line.substring("@INCLUDE".length()).strip(), depth);
            } else if (heading.matches()) {
                close(kind, section);
                kind = heading.group(1).toLowerCase(Locale.ROOT);
                section = new Node.MapNode(here, new LinkedHashMap<>());
            } else if (section != null && !line.startsWith("#") && setting.matches()) {
                String value = setting.group(2) == null ? "" : setting.group(2).strip();
                put(section, setting.group(1), new Node.ScalarNode(here, value, false, false));
            }
        }
        close(kind, section);
    }

    private void close(String kind, Node.MapNode section) {
        if (section != null) {
            all.add(new Section(kind, Options.of(section)));
        }
    }

    private static void put(Node.MapNode section, String name, Node value) {
        String key = name.toLowerCase(Locale.ROOT).replace('.', '_');
        Node before = section.get(key);
        if (before == null) {
            section.members().put(key, new Node.Member(value.location(), value));
            return;
        }
        List<Node> several = new ArrayList<>(before instanceof Node.ListNode list ? list.items() : List.of(before));
        several.addAll(value instanceof Node.ListNode list ? list.items() : List.of(value));
        section.members().put(key, new Node.Member(before.location(), new Node.ListNode(before.location(), several)));
    }

    private void include(Path from, String pattern, int depth) {
        try {
            NamedFiles.of(from.toAbsolutePath().getParent(), pattern).list().forEach(file -> read(file, depth + 1));
        } catch (IOException | InvalidPathException unreadable) {
            problems.error(new Location(from.toString(), 1, 1), "cannot include " + pattern + ": " + unreadable.getMessage());
        }
    }

    /** Parsers stand in files of their own, which the service names. */
    private void parsersFiles(Path main) {
        for (Section section : List.copyOf(all)) {
            if (section.kind().equals("service")) {
                List<String> named = new ArrayList<>(section.settings().texts("parsers_file"));
                named.addAll(section.settings().texts("parsers_files"));
                named.stream().filter(file -> stands(main, file)).forEach(file -> include(main, file, 1));
            }
        }
    }

    private static boolean stands(Path main, String name) {
        try {
            return Files.exists(main.toAbsolutePath().resolveSibling(name));
        } catch (InvalidPathException noName) {
            return false;
        }
    }

    // ---- YAML

    private void yaml(Path file, int depth) {
        Node root = ConfigReader.asWritten(file, problems);
        if (!(root instanceof Node.MapNode map)) {
            return;
        }
        Options.textsOf(map.get("includes")).forEach(pattern -> include(file, pattern, depth));
        if (map.get("service") instanceof Node.MapNode service) {
            close("service", lower(service));
        }
        if (map.get("pipeline") instanceof Node.MapNode pipeline) {
            list(pipeline.get("inputs"), "input");
            list(pipeline.get("filters"), "filter");
            list(pipeline.get("outputs"), "output");
        }
        list(map.get("parsers"), "parser");
        list(map.get("multiline_parsers"), "multiline_parser");
    }

    private void list(Node node, String kind) {
        if (node instanceof Node.ListNode items) {
            for (Node item : items.items()) {
                if (item instanceof Node.MapNode map) {
                    close(kind, lower(map));
                }
            }
        }
    }

    private static Node.MapNode lower(Node.MapNode map) {
        Node.MapNode lower = new Node.MapNode(map.location(), new LinkedHashMap<>());
        map.members().forEach((key, member) -> put(lower, key, member.value()));
        return lower;
    }
}
