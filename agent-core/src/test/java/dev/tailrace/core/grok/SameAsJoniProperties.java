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
    private static final int SAMPLES = 30;

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
        BenchmarkLines lines = new BenchmarkLines(7);
        Random random = new Random(7);
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            for (String name : List.of("COMBINEDAPACHELOG", "SQUID", "SQUID3", "IIS", "GOPROXY", "SYSLOGLINE", "NGINXACCESS", "HTTPD_COMMONLOG")) {
                Judge judge = new Judge(library, "%{" + name + "}");
                assertThat(judge.compiled()).as(name).isTrue();
                for (String line : List.of(lines.combined(), lines.squid(), lines.iis(), lines.goProxy(), lines.syslog())) {
                    judge.same("vhost.example.com:80 " + line);
                    judge.cuts(line);
                    judge.mutations(line, random, 40);
                }
            }
        }
    }

    @Property(tries = 3000, seed = "1")
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
