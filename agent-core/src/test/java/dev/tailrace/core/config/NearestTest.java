package dev.tailrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS = List.of("id", "paths", "close_inactive", "close_renamed", "scan_frequency", "max_line",
            "output");

    @ParameterizedTest
    @CsvSource({
        "path, paths", "paht, paths", "close_inactve, close_inactive", "close_renmaed, close_renamed", "scan_freqency, scan_frequency",
        "maxline, max_line", "max-line, max_line", "Output, output", "outputs, output", "di, id"
    })
    void slipOfThePenFindsItsKey(String written, String meant) {
        assertThat(Nearest.of(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"foo", "harvester_buffer", "x", "clean"})
    void somethingElseFindsNothing(String written) {
        assertThat(Nearest.of(written, KEYS)).isEmpty();
        assertThat(Nearest.hint(written, KEYS)).isEmpty();
    }

    @Test
    void neighboursSwappedAreOneMistake() {
        assertThat(Nearest.distance("paths", "pahts")).isEqualTo(1);
        assertThat(Nearest.distance("paths", "paths")).isZero();
        assertThat(Nearest.distance("", "paths")).isEqualTo(5);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }
}
