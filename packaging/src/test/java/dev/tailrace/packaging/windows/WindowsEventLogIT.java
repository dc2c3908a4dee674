package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process of a service tells Windows' event log: each entry with its type and number, as Wine shows what it would keep. */
class WindowsEventLogIT {
    /** Type, category, number, and on the next line the text. */
    private static final Pattern ENTRY =
            Pattern.compile("ReportEventW \\(\\w+,0x(\\w+),0x\\w+,0x(\\w+),.*\\n.*ReportEventW L\"(.*)\"");

    @TempDir
    Path folder;

    private HttpServer receiver;
    private volatile int answer = 200;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        receiver.start();
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(folder.resolve("tailrace.yml"), """
                inputs: [{id: web, type: file, paths: ['SITE/logs/*.log']}]
                outputs: {collect: {type: http, url: 'http://127.0.0.1:PORT/', backoff: {init: 100ms, max: 200ms}}}
                health: {stalled_after: 1s}
                http: {enabled: false}
                """.replace("SITE", "Z:" + folder).replace("PORT", Integer.toString(receiver.getAddress().getPort())));
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @Test
    void startEndDamageOutageAndFailureAreToldWithTypeAndNumber() throws IOException, InterruptedException {
        write("one\n");
        List<String> good = told("--once");
        assertThat(good).hasSize(2);
        assertThat(good.get(0)).startsWith("4 1 Tailrace ").contains(" runs; data in ");
        assertThat(good.get(1)).startsWith("4 2 Tailrace has ended.").contains("delivered 1");

        write("two\n");
        Files.writeString(newest(folder.resolve("data/registry")), "torn", StandardOpenOption.APPEND);
        answer = 503;
        List<String> bad = told("--once");
        assertThat(bad).hasSize(5);
        assertThat(bad.get(0)).startsWith("4 1 ");
        assertThat(bad.get(1)).startsWith("2 30 The registry was damaged. ").contains("bytes from offset");
        assertThat(bad.get(2)).startsWith("2 10 Output collect does not deliver: ").contains("503");
        assertThat(bad.get(3)).startsWith("1 20 Data is at risk: output collect: nothing was delivered for ");
        assertThat(bad.get(4)).as("that it delivers again is told when a minute is over, not in the same").startsWith("4 2 ");

        assertThat(told("--onse")).singleElement().asString().startsWith("1 3 Tailrace ended with status 2.").contains("--onse");
    }

    private void write(String line) throws IOException {
        Files.writeString(folder.resolve("logs/access.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The entries of one run, as "type number text". The receiver takes what it is given once data is said to be at risk. */
    private List<String> told(String option) throws IOException, InterruptedException {
        Testbed.Outcome outcome = Testbed.listen(
                line -> answer = line.contains("Data is at risk") ? 200 : answer,
                "testbed", "service", "run", option, "-c", "Z:" + folder + "/tailrace.yml", "--data", "Z:" + folder + "/data");
        return ENTRY.matcher(outcome.said()).results()
                .map(entry -> Integer.parseInt(entry.group(1), 16) + " " + Integer.parseInt(entry.group(2), 16) + " " + entry.group(3))
                .toList();
    }

    private static Path newest(Path registry) throws IOException {
        try (Stream<Path> files = Files.list(registry)) {
            return files.filter(file -> file.toString().endsWith(".log")).max(Comparator.naturalOrder()).orElseThrow();
        }
    }
}
