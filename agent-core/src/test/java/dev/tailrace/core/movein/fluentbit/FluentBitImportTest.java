package dev.tailrace.core.movein.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluentBitImportTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private String imported(String conf) throws IOException {
        return FluentBitImport.of(Files.writeString(folder.resolve("fluent-bit.conf"), conf), problems).orElseThrow();
    }

    @Test
    void listsOfPathsAreTakenLikePathsBetweenCommas() throws IOException {
        Path file = Files.writeString(folder.resolve("fluent-bit.yaml"), """
                pipeline:
                  inputs:
                    - {name: tail, tag: web, path: [/a.log, '/b.log, /c.log'], exclude_path: ['*.old', '*.bak']}
                    - {name: tail, tag: app, path: {not: a path}}
                """);

        assertThat(FluentBitImport.of(file, problems).orElseThrow())
                .contains("paths: [/a.log, /b.log, /c.log]")
                .contains("exclude_files: ['\\.old$', '\\.bak$']")
                .contains("input tail: it names no path");
    }

    @Test
    void oneMultilineParserIsTakenAndTheRestIsSaid() throws IOException {
        String yaml = imported("""
                [INPUT]
                    Name tail
                    Path /a.log
                    Multiline.parser one, two
                [MULTILINE_PARSER]
                    name one
                    rule "start_state" "/^a/" "cont"
                [MULTILINE_PARSER]
                    name two
                    rule "start_state" "/^b/" "cont"
                """);

        assertThat(yaml).containsOnlyOnce("multiline:\n").contains("multiline.parser: two").contains("an input joins lines by one rule");
    }

    @Test
    void includeThatIsNoPatternIsTold() throws IOException {
        assertThat(imported("@INCLUDE [a\n[INPUT]\n    Name tail\n    Path /a.log\n")).contains("paths: [/a.log]");
        assertThat(problems.all()).anySatisfy(problem -> assertThat(problem.message()).startsWith("cannot include [a: no pattern"));
    }

    @Test
    void tagsBecomeOutputsAndProcessors() throws IOException {
        assertThat(imported("""
                [INPUT]
                    Name tail
                    Tag  web.a
                    Path /a.log
                [INPUT]
                    Name tail
                    Tag  app
                    Path /b.log
                [FILTER]
                    Name   record_modifier
                    Match  web.*
                    Record tier front
                [OUTPUT]
                    Name  stdout
                    Match web.*
                [OUTPUT]
                    Name  file
                    Match_Regex ^(app|web)
                    Path  /out
                """)).isEqualTo("""
                # From %s, by 'tailrace import'. 'tailrace check -c FILE' says whether it is fit to run.
                # What Fluent Bit calls 'log' is 'message' here.
                inputs:
                  # line 1: tail, tag web.a
                  - id: web.a
                    type: file
                    paths: [/a.log]
                    symlinks: true
                    start_position: end
                    processors:
                      - add_fields: {fields: {tier: front}}
                    output: [screen, archive]
                  # line 5: tail, tag app
                  - id: app
                    type: file
                    paths: [/b.log]
                    symlinks: true
                    start_position: end
                    output: [archive]
                outputs:
                  screen:
                    # line 13: output stdout
                    type: console
                  archive:
                    # line 16: output file
                    type: file
                    path: /out/events.ndjson
                """.formatted(folder.resolve("fluent-bit.conf")));
    }

    @Test
    void anInputThatNoOutputTakesIsLeftOut() throws IOException {
        assertThat(imported("[INPUT]\nName tail\nTag a\nPath /a\n[OUTPUT]\nName stdout\nMatch b\n"))
                .contains("# line 1: input tail, tag a: no output that has a counterpart takes it", "inputs: []");
    }

    @Test
    void whatIncludesItselfIsAMistakeAndNoEnd() throws IOException {
        imported("@INCLUDE fluent-bit.conf\n[INPUT]\nName tail\nPath /a\n");
        assertThat(problems.all()).anyMatch(problem -> problem.message().equals("includes itself"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%d/%b/%Y:%H:%M:%S %z | 05/Apr/2025:14:23:11 +0800",
        "%Y-%m-%dT%H:%M:%S.%LZ | 2025-04-05T14:23:11.123456Z",
        "%Y-%m-%dT%H:%M:%S.%L%z | 2025-04-05T14:23:11.123+08:00",
        "%a %b %e %T %Y | Mon Apr  7 14:23:11 2025",
        "%F %R | 2025-04-05 14:23"
    })
    void timesAreReadAsStrptimeReadsThem(String format, String time) {
        assertThat(Strptime.inJava(format)).anyMatch(java -> reads(java, time));
    }

    private static boolean reads(String format, String time) {
        try {
            DateTimeFormatter.ofPattern(format, Locale.ENGLISH).parse(time);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
