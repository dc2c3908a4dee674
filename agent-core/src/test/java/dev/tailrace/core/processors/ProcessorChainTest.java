package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import org.junit.jupiter.api.Test;

class ProcessorChainTest {
    @Test
    void stepsRunInOrder() {
        OneEvent event = new OneEvent("x").run("""
                - add_fields: {fields: {a: 1}}
                - rename: {fields: [{from: a, to: b.c}]}
                - add_fields: {fields: {a: second}}
                """);

        assertThat(event.get("a")).isEqualTo("second");
        assertThat(event.get("b.c")).isEqualTo("1");
    }

    @Test
    void nothingRunsAfterADrop() {
        OneEvent event = new OneEvent("x").run("""
                - drop_event: {}
                - add_fields: {fields: {late: true}}
                """);

        assertThat(event.isDropped()).isTrue();
        assertThat(event.get("late")).isNull();
    }

    @Test
    void aStepRunsOnlyWhenItsConditionHolds() {
        String yaml = "- drop_event: {when: {contains: {message: healthz}}}";

        assertThat(new OneEvent("GET /healthz").run(yaml).isDropped()).isTrue();
        assertThat(new OneEvent("GET /").run(yaml).isDropped()).isFalse();
    }

    @Test
    void everyDropIsCountedForTheRuleThatMadeIt() {
        Fields fields = new Fields();
        ChainPlan plan = ProcessorCatalog.standard().compile(null, Yaml.parse("a.yml", """
                - drop_event: {when: {equals: {message: x}}}
                - add_fields: {fields: {a: 1}}
                - rate_limit: {limit: 1/h}
                - sample: {one_in: 1}
                """, new Problems()), fields, new Problems());
        ProcessorChain one = plan.instantiate();
        ProcessorChain two = plan.instantiate();
        assertThat(plan.drops()).isEmpty();

        one.process(new OneEvent(fields, "x").event());
        two.process(new OneEvent(fields, "x").event());
        one.process(new OneEvent(fields, "y").event());
        two.process(new OneEvent(fields, "y").event());

        assertThat(plan.drops())
                .containsExactly(new StepTally.Count("drop_event (a.yml:1)", 2), new StepTally.Count("rate_limit (a.yml:3)", 1));
    }

    @Test
    void everyFailureThatTagsIsCountedForItsStep() {
        Fields fields = new Fields();
        ChainPlan plan = ProcessorCatalog.standard().compile(null, Yaml.parse("a.yml", """
                - grok: {patterns: ['^%{INT:n}$']}
                - rename: {fields: [{from: n, to: m}], tag_on_failure: []}
                """, new Problems()), fields, new Problems());
        ProcessorChain chain = plan.instantiate();

        chain.process(new OneEvent(fields, "1").event());
        assertThat(plan.failures()).isEmpty();
        chain.process(new OneEvent(fields, "x").event());
        plan.instantiate().process(new OneEvent(fields, "y").event());

        assertThat(plan.failures()).containsExactly(new StepTally.Count("grok (a.yml:1)", 2));
    }

    @Test
    void aFailureTagsTheEventAndTheNextStepsRun() {
        OneEvent event = new OneEvent("x").run("""
                - rename: {fields: [{from: nowhere, to: b}]}
                - add_fields: {fields: {next: true}}
                """);

        assertThat(event.tags()).containsExactly("_rename_failure");
        assertThat(event.get("next")).isEqualTo("true");
    }

    @Test
    void tagOnFailureReplacesTheUsualTag() {
        String yaml = "- rename: {fields: [{from: nowhere, to: b}], tag_on_failure: %s}";

        assertThat(new OneEvent("x").run(yaml.formatted("[odd, very_odd]")).tags()).containsExactly("odd", "very_odd");
        assertThat(new OneEvent("x").run(yaml.formatted("[]")).tags()).isEmpty();
    }

    @Test
    void anUnknownProcessorIsReportedWithTheNearestName() {
        assertThat(OneEvent.problems("- drop_event: {}\n- drop_evnt: {}"))
                .containsExactly("test:2:3: unknown processor 'drop_evnt'; did you mean 'drop_event'?");
    }

    @Test
    void anUnknownKeyIsReportedWithTheNearestName() {
        assertThat(OneEvent.problems("- drop_event: {wen: {}}"))
                .containsExactly("test:1:16: processor 'drop_event': unknown key 'wen'; did you mean 'when'?");
    }

    @Test
    void everythingThatIsNoProcessorIsReportedAtItsPlace() {
        assertThat(OneEvent.problems("drop_event: {}")).singleElement().asString().startsWith("test:1:1: expected a list of processors");
        assertThat(OneEvent.problems("- drop_event")).singleElement().asString().startsWith("test:1:3: expected one processor's name");
        assertThat(OneEvent.problems("- {drop_event: {}, rename: {}}")).singleElement().asString().contains("found keys drop_event, rename");
    }

    @Test
    void anUnknownPresetIsReportedWithTheNearestName() {
        Problems problems = new Problems();

        ProcessorCatalog.standard().compile(new ProcessorCatalog.Preset("sqid", new Location("f", 3, 9), null), null, new Fields(), problems);

        assertThat(problems.all()).singleElement().asString().startsWith("f:3:9: unknown preset 'sqid'; did you mean 'squid'?");
    }

    @Test
    void anEmptyListCompilesToAnEmptyPlan() {
        Problems problems = new Problems();

        ChainPlan plan = ProcessorCatalog.standard().compile(null, null, new Fields(), problems);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyKeyOfEveryProcessorIsDocumented() {
        ProcessorCatalog.standard().sections().forEach((name, section) -> {
            assertThat(section.name()).isEqualTo("processor '" + name + '\'');
            assertThat(section.keys()).allSatisfy(key -> assertThat(key.doc()).as(name + '.' + key.name()).endsWith("."));
        });
    }
}
