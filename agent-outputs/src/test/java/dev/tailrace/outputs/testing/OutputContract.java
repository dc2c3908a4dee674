package dev.tailrace.outputs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every output keeps. An implementation says how to make one and what its receiver has got. */
public abstract class OutputContract {
    private static final JsonMapper JSON = new JsonMapper();

    protected final Fields fields = new Fields();
    protected final Lines lines = new Lines(fields);

    @TempDir
    protected Path temp;

    private OutputPlan plan;
    private Output output;

    /** A configured output whose receiver is empty and well. */
    protected abstract OutputPlan plan() throws Exception;

    /** The documents that the receiver has, in their order; null if it keeps none. */
    protected abstract List<String> received() throws Exception;

    @BeforeEach
    void open() throws Exception {
        plan = plan();
        output = open(Map.of());
    }

    private Output open(Map<String, String> marks) throws IOException {
        return plan.open(Configured.context(fields, temp.resolve("data"), marks));
    }

    @AfterEach
    void close() {
        output.close();
    }

    private List<JsonNode> documents() throws Exception {
        List<String> received = received();
        return received == null ? null : received.stream().map(JSON::readTree).toList();
    }

    private void assertReceived(List<String> messages) throws Exception {
        List<JsonNode> documents = documents();
        if (documents == null) {
            return;
        }
        List<String> found = documents.stream().map(each -> each.path("message").asString()).toList();
        if (plan.delivery().maxInFlight() == 1) {
            assertThat(found).isEqualTo(messages);
        } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(messages);
        }
    }

    @Test
    void everyEventOfAShipmentArrives() throws Exception {
        assertThat(output.send(lines.of("one", "two \"quoted\" \\ \u0001", "\u4e09 \ud83d\ude00", "")))
                .isInstanceOf(Outcome.Delivered.class);
        assertReceived(List.of("one", "two \"quoted\" \\ \u0001", "\u4e09 \ud83d\ude00", ""));
    }

    @Test
    void documentsCarryTheEventsIdAndSource() throws Exception {
        output.send(lines.of("one", "two"));
        List<JsonNode> documents = documents();
        if (documents != null) {
            assertThat(documents).extracting(each -> each.at("/event/id").asString())
                    .containsExactlyInAnyOrder(Lines.id(0, "one"), Lines.id(4, "two"));
            assertThat(documents).extracting(each -> each.at("/log/file/path").asString()).containsOnly("/var/log/access.log");
        }
    }

    @Test
    void onlyTheChosenEventsArrive() throws Exception {
        Shipment all = lines.of("a", "b", "c", "d");
        BitSet some = new BitSet();
        some.set(1);
        some.set(3);
        assertThat(output.send(all.only(some))).isInstanceOf(Outcome.Delivered.class);
        assertReceived(List.of("b", "d"));
    }

    @Test
    void droppedEventsDoNotArrive() throws Exception {
        Batch batch = lines.batch(List.of("a", "b", "c"), event -> {
            if (event.index() == 1) {
                event.drop();
            }
        });
        assertThat(output.send(lines.of(batch))).isInstanceOf(Outcome.Delivered.class);
        assertReceived(List.of("a", "c"));
    }

    @Test
    void aLineOfAMegabyteArrives() throws Exception {
        String line = "x".repeat(1 << 20);
        assertThat(output.send(lines.of("before", line, "after"))).isInstanceOf(Outcome.Delivered.class);
        assertReceived(List.of("before", line, "after"));
    }

    @Test
    void shipmentsInFlightTogetherDoNotMix() throws Exception {
        List<String> sent = new ArrayList<>();
        List<Shipment> shipments = new ArrayList<>();
        int width = plan.delivery().maxInFlight();
        for (int i = 0; i < 4 * width; i++) {
            shipments.add(lines.numbered(i * 500, 500));
            IntStream.range(i * 500, i * 500 + 500).forEach(n -> sent.add("line " + n));
        }
        for (int wave = 0; wave < 4; wave++) {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (Shipment shipment : shipments.subList(wave * width, (wave + 1) * width)) {
                calls.add(() -> output.send(shipment));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Outcome> outcome : threads.invokeAll(calls)) {
                    assertThat(outcome.get()).isInstanceOf(Outcome.Delivered.class);
                }
            }
        }
        assertReceived(sent);
    }

    @Test
    void whatWasCommittedStaysOverARestart() throws Exception {
        Outcome.Delivered first = (Outcome.Delivered) output.send(lines.of("one", "two"));
        output.close();
        output = open(first.marks());
        assertThat(output.send(lines.of("three"))).isInstanceOf(Outcome.Delivered.class);
        assertReceived(List.of("one", "two", "three"));
    }

    @Test
    void aShipmentLeavesItsBatchAsItWas() throws Exception {
        Shipment shipment = lines.numbered(0, 100);
        BitSet events = shipment.events();
        output.send(shipment);
        assertThat(shipment.events()).isEqualTo(events);
        assertThat(new HashSet<>(shipment.batch().spans())).hasSize(1);
    }
}
