package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.TextSampler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Example;

/** The compiled engine gives the captures that Joni gives, byte for byte. */
class SameAsJoniProperties {
    @Example
    void everyPatternOfBothSets() {
        int compiled = 0;
        int all = 0;
        Map<String, String> refused = new TreeMap<>();
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            for (String name : library.names()) {
                all++;
                Judge judge = new Judge(library, "%{" + name + ":it}");
                if (judge.compiled()) {
                    compiled++;
                    judge.samples(new Random(name.hashCode()), Integer.getInteger("tailrace.samples", 30));
                } else {
                    refused.put(name, judge.why());
                }
            }
        }
        System.out.println(compiled + " of " + all + " compiled; others " + refused);
        assertThat(compiled).isGreaterThanOrEqualTo(all * 9 / 10);
    }

    @Property(tries = 3000)
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
}
