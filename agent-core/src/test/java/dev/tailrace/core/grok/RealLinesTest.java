package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

    @Test
    void aListGivesWhatTheFirstOfItsPatternsThatMatchesGives() {
        GrokLibrary library = GrokLibrary.of(PatternSet.ECS_V1);
        List<String> names = new ArrayList<>(corpora().stream().map(each -> "%{" + each.name() + "}").toList());
        Collections.shuffle(names, new Random(5));
        GrokMatcher all = library.compile(names).newMatcher();
        List<GrokMatcher> single = names.stream().map(each -> library.compile(each).newMatcher()).toList();
        for (Corpus corpus : Corpus.all()) {
            for (String line : corpus.lines()) {
                byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
                int first = -1;
                for (int i = 0; i < single.size() && first < 0; i++) {
                    first = single.get(i).match(utf8, 0, utf8.length) == Result.MATCH ? i : -1;
                }
                assertThat(all.match(utf8, 0, utf8.length)).as(line).isEqualTo(first < 0 ? Result.NO_MATCH : Result.MATCH);
                assertThat(all.matched()).as(line).isEqualTo(first);
            }
        }
    }
}
