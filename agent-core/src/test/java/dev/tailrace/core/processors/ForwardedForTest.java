package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "203.0.113.5                       | 203.0.113.5",
        "192.168.1.9, 198.51.100.7, 1.1.1.1| 198.51.100.7",
        "192.168.1.9,10.0.0.1              | 192.168.1.9",
        "unknown, 10.0.0.1                 | 10.0.0.1",
        "fe80::1%eth0 2001:db8::7          | 2001:db8::7",
        "fe80::1%eth0                      | fe80::1",
    })
    void theFirstPublicAddressElseTheFirst(String list, String expected) {
        assertThat(new OneEvent("x").set("f", list).run("- forwarded_for: {field: f}").get("client.ip")).isEqualTo(expected);
    }

    @Test
    void aListWithoutAddressesFails() {
        assertThat(new OneEvent("x").set("f", "unknown, -").run("- forwarded_for: {field: f}").tags())
                .containsExactly("_forwarded_for_failure");
        assertThat(new OneEvent("x").run("- forwarded_for: {field: f, ignore_missing: true}").tags()).isEmpty();
    }
}
