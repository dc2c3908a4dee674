package dev.tailrace.core.processors;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.grok.GrokException;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.GrokPattern;
import dev.tailrace.core.grok.PatternLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A user's own patterns, from files and from the configuration, with the places where they stand: so a mistake in one is told where it is,
 * and not where it is used. Later ones replace earlier ones of the same name.
 */
final class GrokDefinitions {
    private final Problems problems;
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private final Map<String, Location> places = new LinkedHashMap<>();

    GrokDefinitions(Problems problems) {
        this.problems = problems;
    }

    /** Adds a mapping of names to patterns. */
    void add(Node mapping) {
        if (mapping instanceof Node.MapNode(Location _, LinkedHashMap<String, Node.Member> members)) {
            members.forEach((name, member) -> {
                if (!PatternLines.isName(name)) {
                    problems.error(member.keyLocation(), PatternLines.notAName(name));
                } else if (member.value() instanceof Node.ScalarNode scalar) {
                    put(name, scalar.text(), scalar.location());
                }
            });
        }
    }

    private void put(String name, String pattern, Location place) {
        patterns.put(name, pattern);
        places.put(name, place);
    }

    /** Adds the patterns of one file or of several; of a directory, of all its files by name. */
    void addFiles(Node written) {
        List<Node> all = written instanceof Node.ListNode(Location _, List<Node> items) ? items : List.of(written);
        for (Node each : all) {
            if (each instanceof Node.ScalarNode scalar) {
                addFile(scalar);
            }
        }
    }

    private void addFile(Node.ScalarNode written) {
        try {
            Path path = Path.of(written.location().file()).resolveSibling(written.text());
            if (Files.isDirectory(path)) {
                for (Path file : filesOf(path)) {
                    read(file);
                }
            } else {
                read(path);
            }
        } catch (NoSuchFileException e) {
            problems.error(written.location(), "there is no file " + e.getFile());
        } catch (CharacterCodingException e) {
            problems.error(written.location(), "a file of patterns must be UTF-8, which " + written.text() + " is not");
        } catch (IOException | InvalidPathException e) {
            problems.error(written.location(), "cannot read " + written.text() + ": " + e.getMessage());
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).filter(each -> !each.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    private void read(Path file) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        PatternLines lines = PatternLines.read(text.lines().toList());
        lines.definitions().forEach(each -> put(each.name(), each.pattern(), new Location(file.toString(), each.line(), each.column())));
        lines.mistakes().forEach(each -> problems.error(new Location(file.toString(), each.line(), each.column()), each.message()));
    }

    /**
     * Compiles expressions with a set's patterns and these.
     *
     * @param written where the expressions stand
     * @return null if something is wrong, which was told
     */
    GrokPattern compile(GrokLibrary set, Node written, List<String> expressions) {
        GrokLibrary library = patterns.isEmpty() ? set : set.with(patterns);
        boolean sound = true;
        for (String name : patterns.keySet()) {
            sound &= check(name, library);
        }
        if (!sound) {
            return null;
        }
        try {
            return library.compile(expressions);
        } catch (GrokException e) {
            blame(library, written, expressions);
            return null;
        }
    }

    /** Follows the references of a definition; a mistake is told once, at the definition that has it. */
    private boolean check(String name, GrokLibrary library) {
        try {
            library.check(name);
            return true;
        } catch (GrokException e) {
            if (e.path().getLast().equals(name)) {
                problems.error(places.get(name), e.getMessage());
            }
            return false;
        }
    }

    /** Reports each own definition that is wrong by itself, else each expression. */
    private void blame(GrokLibrary library, Node written, List<String> expressions) {
        boolean told = false;
        for (Map.Entry<String, Location> each : places.entrySet()) {
            told |= blame(library, "%{" + each.getKey() + '}', each.getValue());
        }
        for (int i = 0; i < expressions.size() && !told; i++) {
            Location at = written instanceof Node.ListNode(Location _, List<Node> items) ? items.get(i).location() : written.location();
            blame(library, expressions.get(i), at);
        }
    }

    private boolean blame(GrokLibrary library, String expression, Location at) {
        try {
            library.compile(expression);
            return false;
        } catch (GrokException e) {
            problems.error(at, e.getMessage());
            return true;
        }
    }
}
