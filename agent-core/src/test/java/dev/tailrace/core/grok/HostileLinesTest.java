package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines that keep other engines busy for seconds, or for ever. What they may cost here is counted in steps, so nothing is timed. */
class HostileLinesTest {
    private static final int MEGABYTE = 1 << 20;

    private final GrokLibrary library = GrokLibrary.of(PatternSet.LEGACY).with(Map.of(
            "OLDPATH", "(?:/(?:[\\w_%!$@:.,-]+|\\\\.)*)+",
            "NESTED", "^(?:a+)+$",
            "OPTIONAL", "a?".repeat(30) + "a{30}$",
            "OVERLAPPING", "^(?:a|a)*?(?:a|aa)*?b$"));

    @Test
    void linesThatCannotMatchAreToldSoHoweverTheyAreMade() {
        assertThat(match("%{COMBINEDAPACHELOG}", "a.".repeat(10_000))).isEqualTo(Result.NO_MATCH);
        assertThat(match("%{URI:u} END", "http://" + "a/".repeat(8_000))).isEqualTo(Result.NO_MATCH);
        assertThat(match("%{GREEDYDATA:a} %{GREEDYDATA:b} %{GREEDYDATA:c} END", "x ".repeat(1_000))).isEqualTo(Result.NO_MATCH);
        assertThat(match("^%{OLDPATH:p} END$", "/" + "a".repeat(45))).isEqualTo(Result.NO_MATCH);
        assertThat(match("%{NESTED}", "a".repeat(100_000) + "!")).isEqualTo(Result.NO_MATCH);
        assertThat(match("%{OVERLAPPING}", "a".repeat(MEGABYTE))).isEqualTo(Result.NO_MATCH);
    }

    @Test
    void whatCannotBeToldInTimeIsGivenUp() {
        assertThat(match("%{OPTIONAL}", "a".repeat(29) + "b" + "a".repeat(29))).isEqualTo(Result.BUDGET_EXCEEDED);
        assertThat(match("^%{OPTIONAL}", "a".repeat(30) + "c" + "a".repeat(MEGABYTE))).isIn(Result.NO_MATCH, Result.BUDGET_EXCEEDED);
        assertThat(match("^(?:.*,){12}(?<n>x)(?!y)", ",".repeat(400) + "xy")).isEqualTo(Result.BUDGET_EXCEEDED);
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
    void joniIsStoppedToo() {
        assertThat(match("(?<n>(?:a?){30})a{30}$", "a".repeat(MEGABYTE) + "!")).isEqualTo(Result.BUDGET_EXCEEDED);
        assertThat(match("(?<n>a)\\k<n>{3}", "b".repeat(500) + "aaaa")).isEqualTo(Result.MATCH);
    }

    private Result match(String expression, String line) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        return library.compile(expression).newMatcher().match(utf8, 0, utf8.length);
    }
}
