package dev.tailrace.packaging.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    @TempDir
    Path folder;

    @Test
    void tellsLostFromRepeatedLines() throws IOException {
        Arrivals arrivals = of("{\"a\":\"/?seq=0\"}\n{\"a\":\"/?sseq=2&x\"}\n{\"a\":\"/?seq=2\",\"b\":\"seq=9\"}\n{}\n");

        assertThat(arrivals.lines()).isEqualTo(4);
        assertThat(arrivals.repeated()).isEqualTo(1);
        assertThat(arrivals.unnumbered()).isEqualTo(1);
        assertThat(arrivals.missing(4)).isEqualTo(2);
        assertThat(arrivals.torn()).isZero();
    }

    @Test
    void doesNotCountALineWithoutItsEnd() throws IOException {
        Arrivals arrivals = of("{\"a\":\"/?seq=0\"}\n{\"a\":\"/?seq=1");

        assertThat(arrivals.lines()).isEqualTo(1);
        assertThat(arrivals.missing(2)).isEqualTo(1);
        assertThat(arrivals.torn()).isEqualTo(1);
    }

    @Test
    void addsUpSeveralFiles() throws IOException {
        Arrivals arrivals = of("seq=10\nseq=11\n");
        arrivals.add(Files.writeString(folder.resolve("second"), "seq=11\nseq=12\n"));

        assertThat(arrivals.lines()).isEqualTo(4);
        assertThat(arrivals.repeated()).isEqualTo(1);
        assertThat(arrivals.missing(13)).isEqualTo(10);
    }

    private Arrivals of(String text) throws IOException {
        return new Arrivals().add(Files.writeString(folder.resolve("events"), text));
    }
}
