package dev.tailrace.packaging.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleLogTest {
    @ParameterizedTest
    @CsvSource({"SQUID,a7aa0511", "COMBINED,a7769be4", "GO_PROXY,ecf7bb3b", "IIS,83759ddd"})
    void sameSeedGivesTheBytesItAlwaysGave(LogFormat format, String checksum) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(log(format, 7, 2_000));

        assertThat(HexFormat.of().toHexDigits((int) sum.getValue())).isEqualTo(checksum);
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void everyRequestCarriesItsNumber(LogFormat format) throws IOException {
        List<String> lines = lines(format, 3, 500);

        assertThat(lines).hasSize(500);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).containsPattern("seq=" + i + "\\b");
        }
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void piecesGiveTheSameAsOneGo(LogFormat format) throws IOException {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        SampleLog log = new SampleLog(format, 5);
        log.head(pieces);
        for (int i = 0; i < 10; i++) {
            log.write(pieces, 13);
        }

        assertThat(pieces.toByteArray()).isEqualTo(log(format, 5, 130));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "SQUID;\\d{10}\\.\\d{3} +\\d+ [0-9a-f.:]+ [A-Z_]+/\\d{3} \\d+ [A-Z]+ http://\\S+ \\S+ HIER_[A-Z]+/\\S+ \\S+",
        "COMBINED;[0-9a-f.:]+ - \\S+ \\[\\d\\d/Apr/2025:\\d\\d:\\d\\d:\\d\\d \\+0000\\] \"[A-Z]+ /\\S* HTTP/1.1\""
                + " \\d{3} \\d+ \"[^\"]+\" \"[^\"]+\"",
        "GO_PROXY;2025/04/05 \\d\\d:\\d\\d:\\d\\d req=/\\S* ip=[0-9a-f.:]+ status=\\d{3} duration=\\d+\\.\\d(ms|s).*",
        "IIS;2025-04-05 \\d\\d:\\d\\d:\\d\\d 10\\.25\\.3\\.17 [A-Z]+ /\\S* \\S+ 443 \\S+ [0-9a-f.:]+ \\S+ \\S+ \\d{3} 0 [02] \\d+"
    })
    void linesHaveTheShapeOfTheirFormat(LogFormat format, String shape) throws IOException {
        assertThat(lines(format, 11, 3_000)).hasSize(3_000).allMatch(line -> line.matches(shape));
    }

    @Test
    void failuresOfTheUpstreamSayWhatFailed() throws IOException {
        assertThat(lines(LogFormat.GO_PROXY, 1, 2_000))
                .filteredOn(line -> line.contains("status=502"))
                .isNotEmpty()
                .allMatch(line -> line.matches(".* duration=\\d+\\.\\ds[a-z].*"));
    }

    private static List<String> lines(LogFormat format, long seed, int requests) throws IOException {
        String text = new String(log(format, seed, requests), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static byte[] log(LogFormat format, long seed, int requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleLog log = new SampleLog(format, seed);
        log.head(out);
        log.write(out, requests);
        return out.toByteArray();
    }
}
