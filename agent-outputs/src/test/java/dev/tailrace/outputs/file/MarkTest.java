package dev.tailrace.outputs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
    @Test
    void whatWasWrittenIsRead() {
        Mark mark = new Mark(7, Map.of(Path.of("events of today.ndjson"), 5_000_000_000L, Path.of("ä/b.ndjson"), 0L));
        assertThat(Mark.parse(mark.text())).isEqualTo(mark);
    }

    @Test
    void theFirstRunHasNone() {
        assertThat(Mark.parse(null)).isEqualTo(new Mark(0, Map.of()));
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        assertThat(Mark.parse("{\"later\":{\"births\":9},\"lengths\":{},\"births\":3}")).isEqualTo(new Mark(3, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"lengths\":{}}",
                "{\"births\":\"3\",\"lengths\":{}}",
                "{\"births\":3,\"lengths\":[]}",
                "{\"births\":3,\"lengths\":{\"a\":\"1\"}}",
                "{\"births\":3,\"lengths\":{\"a\":1}"
            })
    void whatIsNoMarkIsRefusedWithWhatStoodThere(String text) {
        assertThatThrownBy(() -> Mark.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the committed mark 'files' cannot be read: " + text);
    }
}
