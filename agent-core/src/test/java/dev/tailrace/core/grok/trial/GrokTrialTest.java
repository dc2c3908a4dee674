package dev.tailrace.core.grok.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.grok.Capture;
import dev.tailrace.core.grok.CaptureType;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.PatternSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrokTrialTest {
    private final GrokLibrary library = GrokLibrary.of(PatternSet.LEGACY);

    @Test
    void aLineThatMatchesGivesItsCaptures() {
        assertThat(attempt("%{INT:a:int} %{WORD:b}", "1 two"))
                .isEqualTo(new GrokTrial.Matched(List.of(
                        new GrokTrial.Value(new Capture("a", CaptureType.INT), "1"),
                        new GrokTrial.Value(new Capture("b", CaptureType.STRING), "two"))));
    }

    @Test
    void aLineThatDoesNotMatchTellsHowFarItCame() {
        assertThat(attempt("^%{INT:a} %{WORD:b} %{IP:c}$", "1 two three"))
                .isEqualTo(new GrokTrial.Stopped("1 two ", "three", List.of(), "%{IP:c}"));
    }

    @Test
    void theElementIsLookedForInsideOfReferences() {
        GrokTrial.Outcome outcome = attempt("%{COMMONAPACHELOG}", "10.0.0.1 - bob [10/Oct/2026:13:55:36 +0800] \"GET / HTTP/1.1\" OK 12");
        assertThat(outcome)
                .isEqualTo(new GrokTrial.Stopped(
                        "10.0.0.1 - bob [10/Oct/2026:13:55:36 +0800] \"GET / HTTP/1.1\" ", "OK 12",
                        List.of("COMMONAPACHELOG"), "%{NUMBER:response}"));
    }

    @Test
    void nothingOfThePatternMayMatch() {
        assertThat(attempt("x%{INT:a}", "abc")).isEqualTo(new GrokTrial.Stopped("", "abc", List.of(), "x"));
    }

    @Test
    void expressionsComeApartWhereTheirPartsEnd() {
        assertThat(Elements.of("^\\[%{INT:a}\\] (?<b>[^])(]+)?[[:alpha:]()]{2,3}?(?:x(?=y\\)))+%{WORD}"))
                .containsExactly("^", "\\[", "%{INT:a}", "\\]", " ", "(?<b>[^])(]+)?", "[[:alpha:]()]{2,3}?", "(?:x(?=y\\)))+", "%{WORD}");
        assertThat(Elements.of("a|b")).containsExactly("a|b");
    }

    @Test
    void aLineThatTakesTooLongIsGivenUp() {
        GrokLibrary more = library.with(Map.of("EVIL", "(?:(?:a?){30})a{30}$"));
        byte[] line = ("a".repeat(29) + "b").repeat(400).getBytes(StandardCharsets.UTF_8);
        assertThat(new GrokTrial(more, "^(?:(?:a|b)*?){30}c%{EVIL}").attempt(line)).isInstanceOfAny(GrokTrial.GaveUp.class, GrokTrial.Stopped.class);
    }

    private GrokTrial.Outcome attempt(String expression, String line) {
        return new GrokTrial(library, expression).attempt(line.getBytes(StandardCharsets.UTF_8));
    }
}
