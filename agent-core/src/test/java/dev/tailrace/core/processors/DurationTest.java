package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTest {
    @ParameterizedTest
    @CsvSource({
        "30.1s, 30100000000", "1m2.5s, 62500000000", "250ms, 250000000", "12µs, 12000", "12μs, 12000", "3us, 3000", "7ns, 7",
        "1h0m0s, 3600000000000",
        "0s, 0", "-1.5s, -1500000000", ".5s, 500000000", "1d, 86400000000000", "1.5h, 5400000000000", "0.0000000019s, 1",
        "12, 12000000000", "0.25, 250000000",
    })
    void durationsBecomeNanoseconds(String text, long expected) {
        OneEvent event = new OneEvent("x").set("d", text).run("- duration: {field: d}");

        assertThat(event.get("event.duration")).isEqualTo(Long.toString(expected));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "s", "1x", "1.2.3s", ".s", "1s2", "99999999999h", "1 s", "1mss", "12345678901234567890"})
    void whatIsNoneFails(String text) {
        OneEvent event = new OneEvent("x").set("d", text).run("- duration: {field: d}");

        assertThat(event.get("event.duration")).isNull();
        assertThat(event.tags()).containsExactly("_duration_failure");
    }

    @Test
    void aNumberHasTheUnitThatIsGiven() {
        assertThat(new OneEvent("x").set("d", 250L).run("- duration: {field: d, unit: ms, target: took}").get("took"))
                .isEqualTo("250000000");
        assertThat(new OneEvent("x").run("- duration: {field: d, ignore_missing: true}").tags()).isEmpty();
    }
}
