package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    private final Fields fields = new Fields();

    private ChainPlan plan(String yaml) {
        Problems problems = new Problems();
        ChainPlan plan = ProcessorCatalog.standard().compile(null, Yaml.parse("test", yaml, problems), fields, problems);
        assertThat(problems.all()).isEmpty();
        return plan;
    }

    private boolean passes(ProcessorChain chain, long at, String ip) {
        OneEvent event = new OneEvent(fields, "x").set("ip", ip);
        event.event().batch().readAt(at);
        chain.process(event.event());
        return !event.isDropped();
    }

    @Test
    void aBurstPassesAndThenTheRate() {
        ProcessorChain chain = plan("- rate_limit: {limit: 10/s}").instantiate();
        int passed = 0;
        for (int i = 0; i < 50; i++) {
            passed += passes(chain, SECOND, "a") ? 1 : 0;
        }
        assertThat(passed).isEqualTo(10);
        assertThat(passes(chain, SECOND + 99_000_000, "a")).isFalse();
        assertThat(passes(chain, SECOND + 100_000_000, "a")).isTrue();
        assertThat(passes(chain, SECOND + 100_000_000, "a")).isFalse();
    }

    @Test
    void aLongTimeAllowsABurstAndNoMore() {
        ProcessorChain chain = plan("- rate_limit: {limit: 60/m, burst: 3}").instantiate();
        int passed = 0;
        for (int i = 0; i < 2 * 50; i++) {
            passed += passes(chain, i < 50 ? SECOND : 100 * SECOND, "a") ? 1 : 0;
        }
        assertThat(passed).isEqualTo(6);
    }

    @Test
    void eachValueHasItsOwnLimitAndWorkersShareIt() {
        ChainPlan plan = plan("- rate_limit: {limit: 1/h, fields: [ip]}");
        ProcessorChain first = plan.instantiate();
        ProcessorChain second = plan.instantiate();

        assertThat(passes(first, SECOND, "a")).isTrue();
        assertThat(passes(second, SECOND, "a")).isFalse();
        assertThat(passes(second, SECOND, "b")).isTrue();
    }

    @Test
    void valuesOfSeveralFieldsAreNotMixedUp() {
        Fields names = new Fields();
        ProcessorChain chain = OneEvent.chain(names, "- rate_limit: {limit: 1/h, fields: [a, b]}");
        String[][] values = {{"xy", "z"}, {"x", "yz"}, {"x", null}, {null, "x"}};
        for (String[] each : values) {
            for (boolean first : new boolean[] {true, false}) {
                OneEvent event = new OneEvent(names, "line");
                if (each[0] != null) {
                    event.set("a", each[0]);
                }
                if (each[1] != null) {
                    event.set("b", each[1]);
                }
                chain.process(event.event());
                assertThat(event.isDropped()).isEqualTo(!first);
            }
        }
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- rate_limit: {limit: 10}"))
                .singleElement().asString().startsWith("test:1:23: expected a rate such as 100/s");
        assertThat(OneEvent.problems("- rate_limit: {limit: 0/s}")).hasSize(1);
        assertThat(OneEvent.problems("- rate_limit: {limit: 1/h, burst: 999999999}")).isEmpty();
    }
}
