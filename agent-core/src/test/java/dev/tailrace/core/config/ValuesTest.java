package dev.tailrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "0s, 0", "1ns, 1", "3us, 3000", "500ms, 500000000", "1.5s, 1500000000", "5 s, 5000000000", "5m, 300000000000",
                "2h, 7200000000000",
        "7d, 604800000000000"
    })
    void durationIsANumberWithItsUnit(String text, long nanos) {
        assertThat(Values.duration(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "5 minutes", "5S", "5m30s", "1e3s", "5s ", "٥s"})
    void durationWithoutAKnownUnitIsRefused(String text) {
        assertThatThrownBy(() -> Values.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "17, 17", "17B, 17", "64KiB, 65536", "1MiB, 1048576", "1.5MiB, 1572864", "2 GiB, 2147483648", "1TiB, 1099511627776",
                "1KB, 1000",
        "1MB, 1000000", "3GB, 3000000000", "1TB, 1000000000000"
    })
    void sizeIsANumberWithItsUnit(String text, long bytes) {
        assertThat(Values.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1mib", "1M", "1 megabyte", "1,5MiB", "0x10"})
    void sizeWithoutAKnownUnitIsRefused(String text) {
        assertThatThrownBy(() -> Values.size(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false"})
    void booleanIsTrueOrFalse(String text, boolean value) {
        assertThat(Values.bool(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "off", "1", "0", "tRUE", ""})
    void booleanIsNothingElse(String text) {
        assertThatThrownBy(() -> Values.bool(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
