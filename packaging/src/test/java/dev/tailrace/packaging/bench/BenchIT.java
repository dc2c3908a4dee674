package dev.tailrace.packaging.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark stays in order: its sink counts exactly, and its command prints every row. How quick anything is stands in no assertion. */
class BenchIT {
    private static final Path COMMAND = Path.of("bench/run").toAbsolutePath();
    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();
    private static final int MINUTES = 5;

    @TempDir
    Path folder;

    /** How a body is sent. */
    private enum Sent {
        OF_KNOWN_LENGTH,
        IN_CHUNKS,
        ZIPPED
    }

    @Test
    void theSinkCountsBodiesHoweverTheyAreSent() throws Exception {
        try (Sink sink = Sink.start(HOME, CLASSES, folder)) {
            int from = 0;
            for (Sent sent : Sent.values()) {
                assertThat(post(sink, sent, "/_bulk?filter_path=errors", from, 4_000)).isEqualTo("{\"errors\":false}");
                from += 4_000;
            }
            assertThat(post(sink, Sent.IN_CHUNKS, "/_bulk?filter_path=errors,items.*.status", from - 1, 2))
                    .isEqualTo("{\"took\":1,\"errors\":false,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":201}}]}");
            Counts counts = sink.counts();
            assertThat(counts.documents()).isEqualTo(12_002);
            assertThat(counts.distinct()).isEqualTo(12_001);
            assertThat(counts.repeated()).isEqualTo(1);
            assertThat(counts.wireBytes()).isLessThan(counts.textBytes());
            sink.reset();
            assertThat(sink.counts().documents()).isZero();
        }
    }

    private static String post(Sink sink, Sent sent, String path, int from, int lines) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream out = sent == Sent.ZIPPED ? new GZIPOutputStream(body) : body) {
            for (int line = from; line < from + lines; line++) {
                out.write(("{\"create\":{}}\n{\"message\":\"GET /?seq=" + line + " HTTP/1.1\"}\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + sink.port() + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        if (sent == Sent.ZIPPED) {
            connection.setRequestProperty("Content-Encoding", "gzip");
        }
        if (sent == Sent.IN_CHUNKS) {
            connection.setChunkedStreamingMode(1_000);
        } else {
            connection.setFixedLengthStreamingMode(body.size());
        }
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theShortFormPrintsEveryRow() throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder command = new ProcessBuilder(COMMAND.toString(), "-q", "-n", "20000", "-t", "1");
        command.environment().put("TMPDIR", folder.toString());
        for (String peer : new String[] {"OTELCOL", "RSYSLOGD", "SYSLOG_NG"}) {
            command.environment().put(peer, folder.resolve("none").toString());
        }
        Process process = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text).contains(
                "| Tailrace | ", "| Tailrace, preset `apache` | ", "| OpenTelemetry Collector | - ", "| rsyslog | - ", "| syslog-ng | - ", "| (bare limit loop) | ",
                "| Fluent Bit (converted) | ", "| Filebeat (converted) | ", "| Tailrace, as shipped | ", "| Tailrace, `linger: 0s` | ",
                "| Tailrace, `pipeline: {memory: 4MiB}` | ", "| one file | ", "| 10,000 files | ", "| 50 bytes | ", "| 8,192 bytes | ", "| on one core | ",
                "| the first, with the start | ", "| `file` | ", "| `elasticsearch`, `compression_level: 0` | ", "| `kafka`, `compression: none` | ",
                "| lines lost or arrived again, in all runs | at most 0 | 0 | met |", "rsyslog: not here.", "none named by OTELCOL.");
    }
}
