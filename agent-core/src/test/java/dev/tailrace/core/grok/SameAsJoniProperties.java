package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The compiled engine gives the captures that Joni gives, byte for byte. */
class SameAsJoniProperties {
    private static final int SAMPLES = 10;

    @Example
    void everyPatternOfBothSetsOnTextsMadeForIt() {
        int compiled = 0;
        int all = 0;
        Map<String, String> others = new TreeMap<>();
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            for (String name : library.names()) {
                all++;
                Judge judge = new Judge(library, "%{" + name + ":it}");
                if (judge.compiled()) {
                    compiled++;
                    judge.samples(new Random(name.hashCode()), SAMPLES);
                } else {
                    others.put(name, judge.why());
                }
            }
        }
        assertThat(compiled).as("compiled; the others: %s", others).isGreaterThanOrEqualTo(all * 9 / 10);
    }

    @Example
    void everyCutAndManyMutationsOfRealLines() {
        Random random = new Random(7);
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            for (Corpus corpus : Corpus.ofPatterns()) {
                Judge judge = new Judge(library, "%{" + corpus.name() + "}");
                assertThat(judge.compiled()).as(corpus.name()).isTrue();
                for (String line : corpus.lines()) {
                    judge.same(line);
                    judge.same("vhost.example.com:80 " + line);
                    judge.cuts(line);
                    judge.mutations(line, random, 15);
                }
            }
        }
    }

    /** A line of one format, and every pattern that the other formats have: mostly no match, and sometimes a surprising one. */
    @Example
    void realLinesOfOtherFormats() {
        GrokLibrary library = GrokLibrary.of(PatternSet.ECS_V1);
        for (Corpus corpus : Corpus.ofPatterns()) {
            Judge judge = new Judge(library, "%{" + corpus.name() + "}");
            Corpus.all().forEach(other -> other.lines().forEach(judge::same));
        }
    }

    /** Bytes that are no UTF-8 count as one replacement character each: Joni is given those characters. */
    @Example
    void linesWithInvalidBytes() {
        Random random = new Random(11);
        GrokLibrary library = GrokLibrary.of(PatternSet.ECS_V1);
        for (Corpus corpus : Corpus.ofPatterns()) {
            Judge judge = new Judge(library, "%{" + corpus.name() + "}");
            for (String line : corpus.lines()) {
                for (int i = 0; i < 20; i++) {
                    judge.sameWithInvalidBytes(line, random);
                }
            }
        }
    }

    /** Whatever can be empty is: quotes with nothing in them, two blanks, no value behind an equals sign. */
    @Example
    void linesWithEmptyFields() {
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            for (Corpus corpus : Corpus.ofPatterns()) {
                Judge judge = new Judge(library, "%{" + corpus.name() + "}");
                for (String line : corpus.lines()) {
                    judge.same(line.replaceAll("\"[^\"]*\"", "\"\""));
                    judge.same(line.replaceAll("=[^ ]*", "="));
                    judge.same(line.replaceAll("\\[[^]]*]", "[]"));
                    line.chars().mapToObj(Character::toString).distinct().forEach(each -> judge.same(line.replace(each, "")));
                    String[] words = line.split(" ");
                    for (String word : words) {
                        judge.same(line.replace(word, ""));
                    }
                }
            }
        }
    }

    @Property(tries = 1500, seed = "1")
    void randomExpressionsOnRandomTexts(@ForAll long seed) {
        Random random = new Random(seed);
        RegexSampler sampler = new RegexSampler(random);
        Judge judge = Judge.ofAny(sampler.expression());
        if (judge == null || !judge.compiled()) {
            return;
        }
        for (int i = 0; i < 20; i++) {
            judge.same(sampler.text());
        }
        judge.samples(random, 3);
    }

    /** Every character's membership in every class, the word boundaries beside it, and a dot's reach over it. */
    @Example
    void everyCharacterIsInTheSameClasses() {
        List<String> classes = List.of(
                "\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "\\h", "\\H", ".", "[^a]", "[\\W]", "[^\\s]", "\\b.", ".\\B", "[[:alnum:]]",
                "[[:alpha:]]", "[[:blank:]]", "[[:cntrl:]]", "[[:digit:]]", "[[:graph:]]", "[[:lower:]]", "[[:print:]]", "[[:punct:]]",
                "[[:space:]]", "[[:upper:]]", "[[:xdigit:]]", "[[:word:]]", "[^[:alnum:]]", "(?<=[[:alpha:]])x", "[à-ÿ一-龥]");
        for (String each : classes) {
            Judge judge = Judge.ofAny("(?<it>" + each + ")");
            assertThat(judge.compiled()).isTrue();
            for (int c = 0; c <= 0x10FFFF; c += c < 0x3100 ? 1 : 97) {
                if (c < 0xD800 || c > 0xDFFF) {
                    judge.same(Character.toString(c) + "x");
                }
            }
        }
    }
}
