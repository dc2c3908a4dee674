package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import org.junit.jupiter.api.Test;

/** Whatever stands in a record of the positions topic: what the agent wrote, or the refusal that says it is none of its own. */
public final class PositionProperties {
    private static final Position SOME = Position.born(new Position.File("squid", "/var/log/a.log", "10:2a"), new SentLines())
            .after(sent(120, 240), new Position.File("squid", "/var/log/a.log", "10:2a"), 1_700_000_000_000L)
            .alsoNamed("epoch001-7");

    private static SentLines sent(long... offsets) {
        SentLines lines = new SentLines();
        for (long offset : offsets) {
            lines.add(offset, (int) offset * 31, offset > 200);
        }
        return lines;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Position read;
        try {
            read = Position.decode("key", input);
        } catch (IllegalStateException told) {
            assertThat(told.getMessage()).contains("'key'").contains("none of this agent's");
            return;
        }
        read.judge(130, 7);
        assertThat(Position.decode("key", read.encode()).encode()).isEqualTo(read.encode());
    }

    @Test
    void aStrangersRecordIsRefused() {
        Campaign.of(PositionProperties.class, SOME.encode(), Position.born(new Position.File("a", "b", "c"), new SentLines()).encode())
                .words("\"first\":", "\"position\":", "1e400", "-1", "null", "[]", "{}", "AAAA", "====", "/////w==", "\"\"")
                .against(PositionProperties::fuzzerTestOneInput, 1500);
    }
}
