package dev.tailrace.outputs.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol as its makers read it: a server built of {@code elastic/go-lumber}. Skipped where there is no Go. */
class GoLumberIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> RECEIVED = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    static Path directory;

    private static Process server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        for (String name : List.of("main.go", "go.mod", "go.sum")) {
            try (InputStream in = GoLumberIT.class.getResourceAsStream("/lumberjack/" + name)) {
                Files.copy(in, directory.resolve(name));
            }
        }
        Path log = directory.resolve("build.log");
        Process build;
        try {
            build = new ProcessBuilder("go", "build", "-o", "server", ".")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("there is no Go: " + e.getMessage());
            return;
        }
        boolean built = build.waitFor(3, TimeUnit.MINUTES) && build.exitValue() == 0;
        Assumptions.assumeTrue(built, "go-lumber cannot be built: " + Files.readString(log));
        server = new ProcessBuilder(directory.resolve("server").toString()).redirectError(directory.resolve("err.log").toFile()).start();
        BufferedReader out = server.inputReader();
        port = Integer.parseInt(out.readLine());
        Thread.ofVirtual().start(() -> out.lines().forEach(RECEIVED::add));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void itsServerGetsEveryEventOnceAndInOrder() throws Exception {
        Fields fields = new Fields();
        Lines lines = new Lines(fields);
        List<String> sent = new ArrayList<>();
        for (int level : new int[] {0, 1, 6}) {
            try (Output output = Configured.plan(new LogstashFactory(), Map.of("hosts", "127.0.0.1:" + port, "compression_level", level))
                    .open(Configured.context(fields, directory, Map.of()))) {
                for (int i = 0; i < 5; i++) {
                    int first = sent.size();
                    List<String> text = IntStream.range(first, first + 2000).mapToObj(n -> n + " \"\u4e2d\" \\").toList();
                    Shipment shipment = lines.of(text);
                    assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
                    sent.addAll(text);
                }
            }
        }
        for (int looks = 0; looks < 18_000 && RECEIVED.size() < sent.size(); looks++) {
            Thread.sleep(10);
        }
        List<JsonNode> documents = RECEIVED.stream().map(JSON::readTree).toList();
        assertThat(documents).extracting(each -> each.path("message").asString()).isEqualTo(sent);
        assertThat(documents).allSatisfy(each ->
                assertThat(each.at("/@metadata/_id").asString()).isEqualTo(each.at("/event/id").asString()));
    }
}
