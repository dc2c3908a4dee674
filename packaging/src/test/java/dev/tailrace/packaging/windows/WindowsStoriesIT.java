package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.BulkReceiver;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples for Windows as they are, run by the program that the zip has, in Windows, on logs where the servers write them: see {@code windows/story}. */
class WindowsStoriesIT {
    private static final Path DISK = Path.of("target/windows/prefix/drive_c").toAbsolutePath();
    private static final Charset GBK = Charset.forName("GBK");
    private static final int REQUESTS = 200;
    private static final String CHINESE = "/新闻/首页.aspx";

    @BeforeEach
    void makeAHost() throws IOException, InterruptedException {
        assertThat(Testbed.run("story", "host").status()).isZero();
    }

    @Test
    void squidsWholeCascadeIsRead() throws IOException, InterruptedException {
        Path logs = Files.createDirectories(DISK.resolve("squid/var/log/squid"));
        write(logs.resolve("access.log.0"), LogFormat.SQUID, 1);
        write(logs.resolve("access.log"), LogFormat.SQUID, 2);

        assertThat(told("squid-on-windows.yml")).hasSize(2 * REQUESTS).allMatch(event -> event.contains("\"result_code\":"));
    }

    @Test
    void nginxIsReadAlsoInTheRenamedFile() throws IOException, InterruptedException {
        Path logs = Files.createDirectories(DISK.resolve("nginx/logs"));
        write(logs.resolve("access.log.1"), LogFormat.COMBINED, 1);
        write(logs.resolve("access.log"), LogFormat.COMBINED, 2);

        assertThat(told("nginx-on-windows.yml")).hasSize(2 * REQUESTS).allMatch(event -> event.contains("\"status_code\":"));
    }

    @Test
    void iisIsReadHourlyAndDailyInUtf8AndInGbk() throws IOException, InterruptedException {
        Path first = Files.createDirectories(DISK.resolve("inetpub/logs/LogFiles/W3SVC1"));
        Path second = Files.createDirectories(DISK.resolve("inetpub/logs/LogFiles/W3SVC2"));
        write(first.resolve("u_ex26112113.log"), LogFormat.IIS, 1);
        write(first.resolve("u_ex26112114.log"), LogFormat.IIS, 2);
        write(second.resolve("u_ex261121.log"), LogFormat.IIS, 3);
        write(second.resolve("ex261121.log"), LogFormat.IIS, 4);
        append(first.resolve("u_ex26112114.log"), StandardCharsets.UTF_8);
        append(second.resolve("ex261121.log"), GBK);

        List<String> events = told("iis.yml");
        assertThat(events).hasSize(4 * REQUESTS + 2).allMatch(event -> event.contains("\"status_code\":"));
        assertThat(events.stream().filter(event -> event.contains("\"path\":\"" + CHINESE + '"'))).hasSize(2);
        assertThat(events).noneMatch(event -> event.contains("invalid_bytes"));
    }

    /** What Elasticsearch is told when the agent reads all there is by an example. */
    private static List<String> told(String example) throws IOException, InterruptedException {
        try (BulkReceiver receiver = new BulkReceiver()) {
            Testbed.Outcome outcome = Testbed.run("story", example, receiver.url());
            assertThat(outcome.status()).as(outcome.said()).isZero();
            return receiver.documents();
        }
    }

    private static void write(Path log, LogFormat format, long seed) throws IOException {
        SampleLog sample = new SampleLog(format, seed);
        try (OutputStream out = Files.newOutputStream(log)) {
            sample.head(out);
            sample.write(out, REQUESTS);
        }
    }

    private static void append(Path log, Charset charset) throws IOException {
        String line = "2026-11-21 13:05:00 10.25.3.17 GET " + CHINESE + " - 443 - 198.51.100.7 Mozilla/5.0 - 200 0 0 15\r\n";
        Files.write(log, line.getBytes(charset), StandardOpenOption.APPEND);
    }
}
