package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealLinesTest {
    static List<Corpus> corpora() {
        return Corpus.ofPatterns();
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void thePatternOfAFormatMatchesItsLinesInBothSets(Corpus corpus) {
        for (PatternSet set : PatternSet.values()) {
            GrokMatcher matcher = GrokLibrary.of(set).compile("^%{" + corpus.name() + "}").newMatcher();
            for (String line : corpus.lines()) {
                byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
                assertThat(matcher.match(utf8, 0, utf8.length)).as(line).isEqualTo(Result.MATCH);
            }
        }
    }
}
