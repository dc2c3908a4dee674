package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Clock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrokCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void capturesArePrintedAndWhereALineStops() {
        assertThat(run("1 two\r\n1 !\n", "^%{INT:a} %{WORD:b}$")).isEqualTo(ExitStatus.DONE);
        assertThat(written(out))
                .containsExactly(
                        "match", "  a: 1", "  b: two",
                        "no match", "  matched up to: 1 ", "  stopped at:    %{WORD:b}", "  before:        !");
        assertThat(written(err)).contains("1 of 2 lines matched").anyMatch(line -> line.startsWith("engine: compiled"));
    }

    @Test
    void jsonHasOneObjectALineAndNullForNone() {
        run("10.0.0.1 200\nnone\n", "^%{IP:[source][ip]} %{INT:[http][response][status_code]:int}$", "--json");
        assertThat(written(out)).containsExactly("{\"source\":{\"ip\":\"10.0.0.1\"},\"http\":{\"response\":{\"status_code\":200}}}", "null");
    }

    @Test
    void theSetDecidesWhatNamesMean() {
        run("Oct 11 22:14:15 host su[42]: failed\n", "%{SYSLOGBASE}", "--json", "--set", "legacy");
        assertThat(written(out))
                .containsExactly("{\"timestamp\":\"Oct 11 22:14:15\",\"logsource\":\"host\",\"program\":\"su\",\"pid\":\"42\"}");
        assertThat(run("", "x", "--set", "old")).isEqualTo(ExitStatus.WRONG);
    }

    @Test
    void aWrongPatternIsTold() {
        assertThat(run("", "%{HTTPDAT}")).isEqualTo(ExitStatus.WRONG);
        assertThat(written(err)).containsExactly("tailrace: unknown pattern 'HTTPDAT'; did you mean 'HTTPDATE'?");
    }

    @Test
    void whatIsSeldomMeantIsNoted(@TempDir Path dir) throws IOException {
        run("a|b\n", "%{WORD:x}|%{WORD:y}");
        assertThat(written(err)).anyMatch(line -> line.startsWith("note: '|' means 'or'"));
        err.reset();
        run("a|b\n", "%{WORD:x}\\|(?:-|%{WORD:y})[|]?");
        assertThat(written(err)).noneMatch(line -> line.startsWith("note: "));
        run("", "SYSLOGBASE");
        assertThat(written(err)).contains("note: 'SYSLOGBASE' stands for itself here; the pattern of that name is %{SYSLOGBASE}");
        err.reset();

        Path log = Files.writeString(dir.resolve("a.log"), "x\n");
        assertThat(run("", log.toString())).isEqualTo(ExitStatus.WRONG);
        assertThat(written(err)).containsExactly("tailrace: '" + log + "' is a file; a pattern comes before it: tailrace grok '%{PATTERN}' " + log);
    }

    @Test
    void aBlankAtWhichALineStopsIsSeen() {
        run("1,2\n", "%{INT:a} %{INT:b}");
        assertThat(written(out)).contains("  stopped at:    ' '");
    }

    @Test
    void patternsOfOnesOwnComeFromFiles(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("mine"), "DOOR door-%{INT:door:int}\n");
        run("door-7\n", "%{DOOR}", "--json", "--pattern-file", file.toString());
        assertThat(written(out)).containsExactly("{\"door\":7}");

        Files.writeString(file, "DOOR\n");
        assertThat(run("", "%{DOOR}", "--pattern-file", file.toString())).isEqualTo(ExitStatus.WRONG);
        assertThat(written(err)).contains("tailrace: " + file + ":1:5: the pattern of 'DOOR' is missing: expected NAME pattern");
    }

    @Test
    void anExpressionForJoniSaysWhy() {
        run("aa\n", "(?<x>a)\\k<x>");
        assertThat(written(out)).containsExactly("match", "  x: a");
        assertThat(written(err)).contains("engine: Joni (it has \\k)");
    }

    @Test
    void aPatternIsSuggestedForAFile(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("a.log"), "2026/10/10 13:55:36 req=/a ip=10.0.0.1 status=200 duration=12.3s\n");
        assertThat(run("", "suggest", file.toString())).isEqualTo(ExitStatus.DONE);
        assertThat(written(out)).containsExactly("^%{GOPROXY}$");
    }

    private ExitStatus run(String input, String... args) {
        GrokCommand command = new GrokCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new Leaping());
        String[] all = new String[args.length + 1];
        all[0] = "grok";
        System.arraycopy(args, 0, all, 1, args.length);
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandRunner(List.of(command), terminal).run(all);
    }

    private static List<String> written(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** A second passes between any two looks. */
    private static final class Leaping implements Clock {
        private long nanos;

        @Override
        public long nanos() {
            return nanos += 1_000_000_000L;
        }

        @Override
        public long epochMillis() {
            return nanos / 1_000_000;
        }
    }
}
