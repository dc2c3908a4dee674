package dev.tailrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.SampleTypes;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String CONFIG = """
            name: here
            inputs:
              - {id: a, type: file, paths: [a.log], output: x}
              - {id: b, type: file, paths: [b.log], output: [x, y]}
              - {id: c, type: file, paths: [c.log], output: z}
            outputs:
              x: {type: elasticsearch, hosts: [one]}
              y: {type: elasticsearch, hosts: [two]}
              z: {type: elasticsearch, hosts: [three]}
              unused: {type: elasticsearch, hosts: [four]}
            """;
    private final AgentConfig now = SampleTypes.config(CONFIG);

    private Difference to(String from, String into) {
        assertThat(CONFIG).contains(from);
        return Difference.between(now, SampleTypes.config(CONFIG.replace(from, into)));
    }

    private static Difference difference(Set<String> inputs, Set<String> outputs) {
        return new Difference(inputs, outputs);
    }

    @Test
    void whatIsWrittenAnotherWayIsTheSame() {
        assertThat(to("{id: a, type: file, paths: [a.log], output: x}", "{id: a,\n     type: file, paths: ['a.log'], output: \"x\"}").isEmpty())
                .isTrue();
        assertThat(Difference.between(now, SampleTypes.config("# a remark\n" + CONFIG)).isEmpty()).isTrue();
    }

    @Test
    void onlyTheInputThatChangedIsStartedAnew() {
        assertThat(to("c.log", "d.log")).isEqualTo(difference(Set.of("c"), Set.of()));
    }

    @Test
    void anOutputThatChangedTakesTheInputsThatFeedItAlong() {
        assertThat(to("[one]", "[other]")).isEqualTo(difference(Set.of("a", "b"), Set.of("x")));
        assertThat(to("[two]", "[other]")).isEqualTo(difference(Set.of("b"), Set.of("y")));
    }

    @Test
    void anOutputThatNobodyFeedsDoesNotMatter() {
        assertThat(to("[four]", "[other]").isEmpty()).isTrue();
    }

    @Test
    void anOutputComesWithItsFirstInputAndGoesWithItsLast() {
        assertThat(to("paths: [c.log], output: z", "paths: [c.log], output: unused")).isEqualTo(difference(Set.of("c"), Set.of("z", "unused")));
        assertThat(to("  - {id: c, type: file, paths: [c.log], output: z}\n", "")).isEqualTo(difference(Set.of("c"), Set.of("z")));
    }

    @Test
    void whatAllInputsShareChangesAllOfThem() {
        assertThat(to("name: here", "name: there")).isEqualTo(difference(Set.of("a", "b", "c"), Set.of("x", "y", "z")));
        assertThat(to("name: here", "name: here\ntags: [edge]")).isEqualTo(difference(Set.of("a", "b", "c"), Set.of()));
        assertThat(to("name: here", "name: here\npipeline: {memory: 16MiB}"))
                .isEqualTo(difference(Set.of("a", "b", "c"), Set.of("x", "y", "z")));
    }

    @Test
    void whatCannotBeWaitedForTakesAlongAllThatSharesAnOutput() {
        assertThat(difference(Set.of("a"), Set.of()).widened(now)).isEqualTo(difference(Set.of("a", "b"), Set.of("x", "y")));
        assertThat(difference(Set.of("c"), Set.of()).widened(now)).isEqualTo(difference(Set.of("c"), Set.of("z")));
    }
}
