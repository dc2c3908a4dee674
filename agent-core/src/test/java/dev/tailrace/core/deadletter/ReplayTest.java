package dev.tailrace.core.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Memory;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.setup.Print;
import dev.tailrace.core.setup.SampleTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> EVENTS = List.of(
            """
            {"@timestamp":"2026-01-02T03:04:05.678Z","message":"one \\"q\\" \\u4e2d","event":{"id":"e-1-0","duration":12.50},"log":{"offset":7,\
            "flags":["truncated"],"file":{"path":"/a"}},"tags":["x","y"],"ok":true,"none":{},"list":[1,{"a":null}]}""",
            """
            {"@timestamp":"2026-01-02T03:04:05.000Z","message":"bad","event":{"id":"e-1-a"},"log":{"offset":10},"host":{"name":"h"}}""",
            """
            {"@timestamp":"2026-01-02T03:04:06.000Z","event":{"id":"e-1-14"},"log":{"offset":20},"n":-3}""");

    @TempDir
    Path data;

    private final List<JsonNode> received = new ArrayList<>();

    /** Takes everything but what says "bad". */
    private final class Picky implements Output {
        private final JsonEncoder encoder = new JsonEncoder();

        @Override
        public Outcome send(Shipment shipment) {
            List<Outcome.Rejection> refused = new ArrayList<>();
            Event event = shipment.cursor();
            for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
                Bytes document = new Bytes(64);
                encoder.encode(event.at(shipment.batch(), i), document);
                JsonNode node = JSON.readTree(document.toString());
                if (node.path("message").asString("").equals("bad")) {
                    refused.add(new Outcome.Rejection(i, 400, "still bad"));
                } else {
                    received.add(node);
                }
            }
            return refused.isEmpty() ? new Outcome.Delivered() : new Outcome.Rejected(refused);
        }

        @Override
        public void close() {}
    }

    private final OutputPlan plan = new OutputPlan() {
        @Override
        public Delivery delivery() {
            return Delivery.IN_ORDER;
        }

        @Override
        public Output open(OutputContext context) {
            return new Picky();
        }
    };
    private final OutputConfig output = new OutputConfig("es", "picky", plan, Optional.empty(), Print.of(List.of()));

    private Replay replay() {
        AgentConfig loaded = SampleTypes.config("inputs: [{id: a, type: stdin}]\noutputs: {es: {type: console}}");
        AgentConfig config = new AgentConfig(
                loaded.name(), data, loaded.shutdownTimeout(), loaded.names(), loaded.inputs(), List.of(output), loaded.pipeline(),
                loaded.registry(), loaded.http(), loaded.health(), loaded.reload(), loaded.logging(), loaded.alerts());
        return new Replay(config, output, data);
    }

    private RegistrySetup setup() {
        return new RegistrySetup(Registry.storage(data), Clock.SYSTEM, SyncPolicy.BATCH, new SecureRandom());
    }

    private void inRegistry(Consumer<RegistryDuty> what) {
        RegistryDuty duty = new RegistryDuty(((Opening.Opened) Registry.open(setup())).registry(), new Signal());
        what.accept(duty);
        for (int turn = 0; turn < 10; turn++) {
            duty.work(Clock.SYSTEM.nanos());
        }
        duty.close();
    }

    /** Letters as a run left them, of which all bytes are committed. */
    private Path letters(String... more) throws IOException {
        Path file = data.resolve("dead-letter/es.ndjson").toAbsolutePath().normalize();
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder();
        EVENTS.forEach(event -> text.append("{\"@timestamp\":\"2026-01-02T00:00:00Z\",\"output\":\"es\",\"status\":400,\"reason\":\"no\",\"event\":")
                .append(event).append("}\n"));
        for (String line : more) {
            text.append(line).append('\n');
        }
        Files.writeString(file, text);
        inRegistry(duty -> duty.settled(new Settled(List.of(), "es", Map.of("dead-letter.length", Long.toString(file.toFile().length())))));
        return file;
    }

    @Test
    void eventsAreShippedAsTheyWereAndWhatIsRefusedAgainStays() throws IOException, InterruptedException {
        Path file = letters();
        Replay.End.Ran end = (Replay.End.Ran) replay().run();
        assertThat(received).containsExactly(JSON.readTree(EVENTS.get(0)), JSON.readTree(EVENTS.get(2)));
        assertThat(end.summary().total()).returns(3L, Tally.Balance::read).returns(2L, Tally.Balance::delivered).returns(1L, Tally.Balance::deadLettered);
        assertThat(file).doesNotExist();
        JsonNode again = JSON.readTree(Files.readString(data.resolve("dead-letter/es.1.ndjson")));
        assertThat(again.path("event")).isEqualTo(JSON.readTree(EVENTS.get(1)));
        assertThat(again.path("reason").asString()).isEqualTo("still bad");

        received.clear();
        Replay.End.Ran second = (Replay.End.Ran) replay().run();
        assertThat(received).isEmpty();
        assertThat(second.summary().total().deadLettered()).isEqualTo(1);
        assertThat(data.resolve("dead-letter/es.1.ndjson")).doesNotExist();
        assertThat(Files.readAllLines(data.resolve("dead-letter/es.2.ndjson"))).hasSize(1);
    }

    @Test
    void whatAnInterruptedReplayHadDoneIsNotDoneAgain() throws IOException, InterruptedException {
        Path file = letters();
        settledUpTo(file, Files.readAllLines(file).getFirst().getBytes(StandardCharsets.UTF_8).length + 1L);
        replay().run();
        assertThat(received).containsExactly(JSON.readTree(EVENTS.get(2)));
    }

    /** What a replay that was interrupted there has left in the registry. */
    private void settledUpTo(Path file, long end) {
        inRegistry(duty -> {
            Memory memory = duty.memory("dead-letters-es");
            memory.open(new Entry(0, "dead-letters-es", file.toString(), "", 0, 0, new byte[0], 0, 0), generation -> {
                Source source = new Source("dead-letters-es", generation, new byte[0], file.toString(),
                        new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());
                duty.settled(new Settled(List.of(new Span(source, 0, end, 0, 1, 0)), "es", Map.of()));
            });
        });
    }

    @Test
    void aLineThatIsNoLetterIsKeptAlsoIfItWasReadBeforeAnInterruption() throws IOException, InterruptedException {
        Path file = letters("not a letter");
        settledUpTo(file, file.toFile().length());
        Replay.End.Ran end = (Replay.End.Ran) replay().run();
        assertThat(received).isEmpty();
        assertThat(end.unread()).containsExactly(Map.entry(file, 1L));
        assertThat(file.resolveSibling("es.ndjson.unread")).exists();
    }

    @Test
    void lettersBeyondTheCommittedLengthComeAgainByThemselvesAndAreNotReplayed() throws IOException, InterruptedException {
        Path file = letters();
        Files.writeString(file, Files.readString(file) + Files.readAllLines(file).getFirst() + "\n");
        replay().run();
        assertThat(received).hasSize(2);
    }

    @Test
    void whileAnAgentRunsItIsRefused() throws IOException {
        letters();
        Registry running = ((Opening.Opened) Registry.open(setup())).registry();
        assertThatThrownBy(() -> replay().run()).isInstanceOf(IOException.class).hasMessageContaining("in use by process");
        running.close();
        assertThat(received).isEmpty();
    }

    @Test
    void aLineThatIsNoLetterIsKept() throws IOException, InterruptedException {
        Path file = letters("not a letter");
        Replay.End.Ran end = (Replay.End.Ran) replay().run();
        assertThat(end.unread()).containsExactly(Map.entry(file, 1L));
        assertThat(received).hasSize(2);
        assertThat(file.resolveSibling("es.ndjson.unread")).exists();
    }

    @Test
    void withoutLettersThereIsNothingToDo() throws IOException, InterruptedException {
        assertThat(replay().run()).isInstanceOf(Replay.End.Nothing.class);
    }
}
