package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that keep other engines busy for seconds, or for ever. What they may cost here is counted in steps, so nothing is timed. */
class HostileLinesTest {
    private static final int MEGABYTE = 1 << 20;

    private final GrokLibrary library = GrokLibrary.of(PatternSet.LEGACY);

    @ParameterizedTest
    @EnumSource
    void aHostileLineEndsWithinItsSteps(HostileLine hostile) {
        assertThat(match(hostile.expression(), hostile.line())).isEqualTo(hostile.result());
    }

    @Test
    void everyPatternComesToAnEndOnLongLines() {
        List<String> lines = List.of(
                "a:".repeat(MEGABYTE / 2), "1.".repeat(MEGABYTE / 2), "\"".repeat(MEGABYTE), "/a".repeat(MEGABYTE / 2), "[1] ".repeat(MEGABYTE / 4),
                "中".repeat(MEGABYTE / 3));
        for (String name : List.of("COMBINEDAPACHELOG", "SQUID", "SYSLOGLINE", "NAGIOSLOGLINE", "BACULA_LOGLINE", "IPV6", "EMAILADDRESS", "RAILS3", "URI")) {
            GrokMatcher matcher = library.compile("%{" + name + "}$").newMatcher();
            for (String line : lines) {
                byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
                assertThat(matcher.match(utf8, 0, utf8.length)).isNotNull();
            }
        }
    }

    @Test
    void aLongLineThatMatchesIsMatched() {
        assertThat(match("%{SYSLOGLINE}", "Oct 11 22:14:15 host su[42]: " + "x y ".repeat(MEGABYTE / 4))).isEqualTo(Result.MATCH);
        assertThat(match("%{DATA:a},%{GREEDYDATA:b}", "é".repeat(MEGABYTE / 4) + "," + "é".repeat(MEGABYTE / 4))).isEqualTo(Result.MATCH);
    }

    @Test
    void joniAnswersWhatOnlyItTakes() {
        assertThat(match("(?<n>a)\\k<n>{3}", "b".repeat(500) + "aaaa")).isEqualTo(Result.MATCH);
    }

    private Result match(String expression, String line) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        return library.compile(expression).newMatcher().match(utf8, 0, utf8.length);
    }
}
