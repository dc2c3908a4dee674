package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventIdTest {
    @Test
    void sameLineAtTheSamePlaceHasTheSameIdInEveryLifeOfTheAgent() {
        assertThat(id(7, 120, "one line")).isEqualTo(id(7, 120, "one line"));
    }

    @Test
    void anotherLineAtTheSamePlaceHasAnotherId() {
        assertThat(id(7, 120, "one line")).isNotEqualTo(id(7, 120, "one lin"));
    }

    @Test
    void sameLineElsewhereHasAnotherId() {
        assertThat(id(7, 120, "one line")).isNotEqualTo(id(7, 121, "one line")).isNotEqualTo(id(8, 120, "one line"));
    }

    @Test
    void checkIsThePublishedChecksum() {
        assertThat(id(7, 120, "123456789")).isEqualTo("e1-7-78-e3069283");
    }

    private static String id(long generation, long offset, String line) {
        Source source = new Source(
                "web",
                generation,
                Source.idPrefix("e1", generation),
                "/a",
                new Source.Template(Map.of(), new int[0]),
                new byte[0][],
                new Tally());
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        Batch batch = new Batch(1024);
        System.arraycopy(bytes, 0, batch.arena(), 0, bytes.length);
        batch.use(bytes.length);
        batch.addLine(0, bytes.length, offset, 0);
        batch.endSpan(new Span(source, offset, offset + bytes.length + 1, 0, 1, 0));
        Bytes to = new Bytes(8);
        new EventId().write(new Event(new Fields()).at(batch, 0), to);
        return to.toString();
    }
}
