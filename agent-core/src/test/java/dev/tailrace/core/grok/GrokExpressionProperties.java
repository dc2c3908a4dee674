package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Any expression is compiled or refused; on any line it ends within its steps, and its captures lie in the line. The compiled engine says what Joni says. */
public final class GrokExpressionProperties {
    /** An expression, and a line behind its first line end. */
    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String expression = new String(input, 0, end, StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length);
        GrokPattern pattern;
        try {
            pattern = GrokLibrary.of(PatternSet.ECS_V1).compile(expression);
        } catch (GrokException told) {
            assertThat(told.getMessage()).isNotBlank();
            return;
        }
        GrokMatcher matcher = pattern.newMatcher();
        if (matcher.match(line, 0, line.length) == Result.MATCH) {
            for (int i = 0; i < pattern.captures().size(); i++) {
                assertThat(matcher.start(i)).isBetween(-1, line.length);
                assertThat(matcher.end(i)).isBetween(matcher.start(i), line.length);
            }
        }
        Judge judge = Judge.ofAny(expression);
        String text = new String(line, StandardCharsets.UTF_8);
        if (judge != null && judge.compiled()) {
            judge.same(text);
        }
    }

    @Test
    void everyExpressionIsCompiledOrRefusedAndEndsOnEveryLine() {
        Campaign.of(GrokExpressionProperties.class,
                        "%{COMBINEDAPACHELOG}\n127.0.0.1 - - [21/Nov/2026:04:00:52 +0800] \"GET /a?b=c HTTP/1.1\" 200 12 \"-\" \"curl\"",
                        "%{INT:a:int} (?:x|y{1,3})+?(?<name>[^a-z\\d]*)(?=z)(?!q)\\b%{WORD:w}$\n12 xyy_!z word",
                        "^(?>a+)(?i:B|c)*\\p{L}{2,}[[:alpha:]&&[^x]]\\x{4e2d}?$\naaabcé",
                        "(?:(?:a?)*)*%{GREEDYDATA:g}(?:\\s|$)\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                .words("%{", "}", "%{INT:", "(?<", "(?:", ")", "*", "+", "?", "{2,5}", "{0,99999}", "[^", "]", "|", "\\", "\\k<name>", "(?=", "(?<!", "^", "$", "\\b", "\\h",
                        "\\p{", "(?i)", "(?m)", "(?x)", "é", "中", "\\x{110000}", "%{NOSUCH}", "[[:", ":]", "&&", "\\u00", "{,", "?+", "*+")
                .against(GrokExpressionProperties::fuzzerTestOneInput, 250);
    }
}
