package dev.tailrace.core.grok.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.grok.Corpus;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.PatternSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionTest {
    private static final KnownFormats FORMATS = new KnownFormats(GrokLibrary.of(PatternSet.ECS_V1));

    @Test
    void wellKnownFormatsAreRecognised() {
        assertThat(suggest("1728547200.123    187 10.20.30.40 TCP_MISS/200 15324 GET http://e.com/ - HIER_NONE/- text/css"))
                .isEqualTo(new Suggestion("^%{SQUID}$", 1, 1));
        assertThat(suggest("Oct 11 22:14:15 host su[42]: failed", "Oct 11 22:14:16 host su[43]: failed again").expression())
                .isEqualTo("^%{SYSLOGLINE}$");
    }

    @Test
    void aFormatThatFewOfTheLinesHaveIsNone() {
        String squid = "1728547200.123    187 10.20.30.40 TCP_MISS/200 15324 GET http://e.com/ - HIER_NONE/- text/css";
        assertThat(suggest(squid, squid, "started", "stopped").expression()).doesNotContain("SQUID");
    }

    @Test
    void otherLogsGetAPatternOfWhatTheirLinesShare() {
        Suggestion suggestion = suggest(
                "2026-10-10T13:55:36Z INFO [worker-1] user=ann took=12 status=ok \"GET /a\"",
                "2026-10-10T13:55:37Z ERROR [worker-2] user=42 took=7 status=failed \"GET /b c\"");
        assertThat(suggestion)
                .isEqualTo(new Suggestion(
                        "^%{TIMESTAMP_ISO8601:timestamp} %{LOGLEVEL:level} \\[%{NOTSPACE:field}\\] user=%{NOTSPACE:user} took=%{NUMBER:took} "
                                + "status=%{WORD:status} \"%{HTTPQUOTED:text}\"$",
                        2, 2));
    }

    @Test
    void linesThatPartEndInAnything() {
        assertThat(suggest("10.0.0.1 opened a door", "10.0.0.2 opened two doors, and more"))
                .isEqualTo(new Suggestion("^%{IP:ip} %{WORD:word} %{WORD:word2} %{WORD:word3}%{GREEDYDATA:message}$", 2, 2));
    }

    @Test
    void linesThatPartGoOnTogetherWhereBothHaveTheSameTextAgain() {
        assertThat(suggest(
                        "time=22:14:15 msg=\"done, at last\" peer=10.0.0.9:80 took=12",
                        "time=22:14:16  msg=\"\" peer=2001:db8::7 port=80 took=7"))
                .isEqualTo(new Suggestion(
                        "^time=%{TIME:time} +msg=\"%{HTTPQUOTED:msg}\" peer=%{IP:peer}%{DATA:text} took=%{NUMBER:took}$", 2, 2));
    }

    @Test
    void commentsAndEmptyLinesTeachNothing() {
        assertThat(Suggestion.of(lines("", "#Fields: a b"), FORMATS)).isEmpty();
    }

    static List<Corpus> corpora() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void theSuggestionMatchesAllLinesOfALog(Corpus corpus) {
        Suggestion suggestion = suggest(corpus.lines().toArray(String[]::new));

        assertThat(suggestion.matching()).as(suggestion.expression()).isEqualTo(suggestion.lines());
        assertThat(suggestion.lines()).isEqualTo((int) corpus.lines().stream().filter(line -> !line.isEmpty()).count());
    }

    private Suggestion suggest(String... lines) {
        return Suggestion.of(lines(lines), FORMATS).orElseThrow();
    }

    private static List<byte[]> lines(String... lines) {
        return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
