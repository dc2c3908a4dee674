package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code troubleshooting.md} quotes the agent with, in its fenced blocks: an ellipsis stands for what differs, all else for words of its sources. */
class SymptomsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    /** Where the code joins two texts, they are one. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final String LITERAL = "\"((?:[^\"\\\\\n]|\\\\.)*)\"";

    @Test
    void everyQuotedMessageIsOneOfTheAgents() throws IOException {
        List<String> sources = sources();
        List<String> quoted = Page.of("packaging/docs/troubleshooting.md").blocks("text").stream()
                .flatMap(block -> block.text().lines())
                .toList();

        assertThat(quoted).hasSizeGreaterThan(25);
        assertThat(quoted).allSatisfy(line -> assertThat(sources).as(line).anyMatch(source -> says(source, line)));
    }

    /** Whether the source has all the fragments of the line in its texts, in some order: what stands between them is put in while it runs. */
    private static boolean says(String source, String line) {
        return Stream.of(line.split("…")).map(String::strip).filter(fragment -> fragment.length() > 2).allMatch(source::contains);
    }

    /** The literals of each source file, joined where the code joins them. */
    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        Pattern literal = Pattern.compile(LITERAL);
        for (String module : List.of("agent-core", "agent-inputs", "agent-outputs", "agent-windows")) {
            try (Stream<Path> files = Files.walk(Page.PROJECT.resolve(module).resolve(SOURCES))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String code = JOINED.matcher(Files.readString(file)).replaceAll("");
                    StringBuilder literals = new StringBuilder();
                    literal.matcher(code).results().forEach(found -> literals.append(found.group(1)).append('\n'));
                    sources.add(literals.toString());
                }
            }
        }
        return sources;
    }
}
