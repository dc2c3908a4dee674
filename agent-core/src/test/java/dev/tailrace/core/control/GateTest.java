package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.setup.HttpConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String TOKEN = "0123456789abcdef";

    private final Gate local = new Gate(config(""));
    private final Gate guarded = new Gate(config(TOKEN));

    private static HttpConfig config(String token) {
        return new HttpConfig(true, "127.0.0.1", 5066, token, List.of("proxy-01.example.com"), true, Optional.empty());
    }

    private static Gate.Asked asked(String host, String origin, String authorization) {
        return new Gate.Asked(list(host), list(origin), list(authorization));
    }

    private static List<String> list(String value) {
        return value == null ? null : List.of(value);
    }

    private static int status(Optional<Gate.Refusal> refusal) {
        return refusal.map(Gate.Refusal::status).orElse(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:5066", "127.0.0.1:5066", "127.0.0.1", "[::1]:5066", "10.1.2.3:1", "proxy-01.example.com:5066"})
    void hostsThatNobodyCanMakeLeadElsewhereAreServed(String host) {
        assertThat(local.check(asked(host, null, null), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com", "localhost.evil.example.com:5066", "evil.example.com:5066", "127.0.0.1.nip.io", "localhost@evil.example.com",
                "localhost/../x", "localhost?x", "", " ", "::1", "2130706433", "0x7f000001", "127.0.0.1:5066:1", "[::1", "[evil]"
            })
    void everyOtherHostIsRefused(String host) {
        assertThat(status(local.check(asked(host, null, null), true))).isEqualTo(421);
    }

    @Test
    void noHostAndTwoHostsAreRefused() {
        assertThat(status(local.check(asked(null, null, null), true))).isEqualTo(400);
        assertThat(status(local.check(new Gate.Asked(List.of("localhost", "evil"), null, null), true))).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5066, 200",
        "https://localhost:5066, 200",
        "http://localhost, 403",
        "http://evil.example.com, 403",
        "http://localhost:5066.evil.example.com, 403",
        "null, 403",
        "file://, 403",
    })
    void onlyOwnPagesMayAsk(String origin, int status) {
        assertThat(status(local.check(asked("localhost:5066", origin, null), true))).isEqualTo(status);
    }

    @Test
    void aTokenIsNeededWhereThereIsOne() {
        assertThat(status(guarded.check(asked("localhost", null, null), false))).isEqualTo(401);
        assertThat(status(guarded.check(asked("localhost", null, "Bearer " + TOKEN.substring(1)), false))).isEqualTo(401);
        assertThat(status(guarded.check(asked("localhost", null, "Basic " + TOKEN), false))).isEqualTo(401);
        assertThat(status(guarded.check(asked("localhost", null, "Bearer " + TOKEN), false))).isEqualTo(200);
        assertThat(status(guarded.check(asked("localhost", null, null), true))).as("health is open").isEqualTo(200);
    }
}
