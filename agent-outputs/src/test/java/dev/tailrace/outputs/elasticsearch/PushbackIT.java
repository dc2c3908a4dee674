package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealElasticsearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real server with next to no room: one write thread, a queue of one, a megabyte for all that is being indexed. */
class PushbackIT {
    private static RealElasticsearch server;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        server = RealElasticsearch.start(
                RealElasticsearch.Version.ELASTICSEARCH_9,
                "thread_pool.write.size=1",
                "thread_pool.write.queue_size=1",
                "indexing_pressure.memory.limit=1mb");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private Output open(String index) throws IOException {
        return Configured.plan(new ElasticsearchFactory(), Map.of("hosts", List.of(server.url()), "index", index))
                .open(Configured.context(fields, Path.of("unused"), Map.of()));
    }

    /** Sends until all is delivered; returns why the server pushed something back, each time. */
    private static List<String> deliver(Output output, Shipment shipment) throws InterruptedException {
        List<String> reasons = new ArrayList<>();
        Shipment left = shipment;
        while (output.send(left) instanceof Outcome.RetryLater later) {
            assertThat(later.rejected()).isEmpty();
            assertThat(later.reason()).contains("429");
            reasons.add(later.reason());
            left = shipment.only(later.events());
            Thread.sleep(20);
        }
        return reasons;
    }

    @Test
    void aRequestLargerThanTheServersRoomGoesInPieces() throws Exception {
        try (Output output = open("pressure")) {
            List<String> reasons = deliver(output, lines.of(IntStream.range(0, 3000).mapToObj(n -> n + "x".repeat(1000)).toList()));
            assertThat(reasons.getFirst()).as("of the request, not of its items").contains("coordinating").doesNotContain(" events)");
        }
        assertThat(server.count("pressure")).isEqualTo(3000);
    }

    @Test
    void itemsThatFoundTheQueueFullGoAgainAlone() throws Exception {
        server.request("PUT", "/queue", "{\"settings\":{\"number_of_shards\":16,\"number_of_replicas\":0}}");
        List<String> reasons = new ArrayList<>();
        int sent = 0;
        try (Output output = open("queue")) {
            while (reasons.isEmpty() || sent < 1600) {
                reasons.addAll(deliver(output, lines.numbered(sent, 160)));
                sent += 160;
            }
        }
        assertThat(reasons).as("of items, not of the request").allMatch(reason -> reason.endsWith(" events)"));
        assertThat(server.count("queue")).isEqualTo(sent);
    }
}
