package dev.tailrace.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final String OUTPUTS = """
            outputs:
              es: {type: elasticsearch, hosts: [a]}
              errors: {type: console}
              archive: {type: file, path: a.ndjson}
            """;

    private static ConfigLoader.Loaded load(String input) {
        return SampleTypes.loader(Map.of())
                .load("t.yml", "inputs:\n  - id: app\n    type: stdin\n" + input.indent(4) + OUTPUTS, List.of());
    }

    private static List<String> problems(String input) {
        return load(input).problems().stream().map(Problems.Problem::toString).toList();
    }

    private static dev.tailrace.core.route.RoutePlan routes(String input) {
        return load(input).config().orElseThrow().inputs().getFirst().routes();
    }

    @Test
    void anInputMayNameSeveralOutputs() {
        assertThat(routes("output: [es, archive]").outputs()).containsExactly("es", "archive");
        assertThat(routes("output: es").isConditional()).isFalse();
    }

    @Test
    void routesAreAskedInTheirOrderAndTheLastMayBeForTheRest() {
        var plan = routes("""
                routes:
                  - {when: {equals: {log.level: ERROR}}, output: [errors, es]}
                  - {when: {equals: {log.level: WARN}}, output: es}
                  - {output: archive}
                """);
        assertThat(plan.routes()).extracting(route -> route.outputs()).containsExactly(List.of("errors", "es"), List.of("es"));
        assertThat(plan.otherwise()).containsExactly("archive");
    }

    @Test
    void theInputsOutputIsForWhatMeetsNoRoute() {
        var plan = routes("routes: [{when: {has_fields: [error.code]}, output: errors}]\noutput: archive");
        assertThat(plan.otherwise()).containsExactly("archive");
    }

    @Test
    void anUnknownOutputIsNamedWithItsPlaceAndTheNearestOne() {
        assertThat(problems("output: [es, achive]"))
                .containsExactly("t.yml:4:18: output: there is no output 'achive'; did you mean 'archive'? (there are: es, errors, archive)");
        assertThat(problems("routes: [{when: {has_fields: [a]}, output: error}]\noutput: es"))
                .containsExactly("t.yml:4:48: output: there is no output 'error'; did you mean 'errors'? (there are: es, errors, archive)");
    }

    @Test
    void twiceTheSameOutputIsAnError() {
        assertThat(problems("output: [es, es]")).containsExactly("t.yml:4:18: output: 'es' is named twice");
    }

    @Test
    void aRouteThatIsNeverReachedIsAnError() {
        assertThat(problems("""
                routes:
                  - {output: es}
                  - {when: {equals: {log.level: WARN}}, output: errors}
                """)).containsExactly("t.yml:6:9: route: never reached, as the one in line 5 has no 'when' and takes all that is left");
        assertThat(problems("""
                routes:
                  - {when: {equals: {log.level: WARN}}, output: errors}
                  - {when: {equals: {log.level: WARN}}, output: es}
                output: archive
                """)).singleElement().asString().contains("t.yml:6:16", "never reached", "line 5", "same condition");
        assertThat(problems("routes: [{output: es}]\noutput: archive")).singleElement().asString().contains("t.yml:5:", "never reached");
    }

    @Test
    void whatMeetsNoRouteAndHasNoOutputIsDroppedWithAWarning() {
        String input = "routes: [{when: {equals: {log.level: ERROR}}, output: errors}]";
        assertThat(problems(input)).singleElement().asString().startsWith("t.yml:4:").contains("warning", "dropped");
        assertThat(routes(input).otherwise()).isEmpty();
    }

    @Test
    void aRouteNeedsAnOutputAndKnowsNoOtherKeys() {
        assertThat(problems("routes: [{when: {has_fields: [a]}, outputs: es}]\noutput: es"))
                .anyMatch(problem -> problem.contains("unknown key 'outputs'; did you mean 'output'?"))
                .anyMatch(problem -> problem.contains("'output' is missing"));
    }

    @Test
    void mistakesInConditionsHaveTheirPlaces() {
        assertThat(problems("routes: [{when: {eqals: {a: b}}, output: es}]\noutput: es"))
                .singleElement().asString().contains("t.yml:4:", "unknown condition 'eqals'; did you mean 'equals'?");
    }
}
