package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.outputs.kafka.Position.Verdict;
import dev.tailrace.outputs.testing.Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which position is whose, when registries are lost or restored and inodes used again. */
class PositionsTest {
    private static final String OTHER = "fedcba9876543210";

    private final Fields fields = new Fields();
    /** What the topic holds. */
    private final Map<String, Position> topic = new HashMap<>();
    /** What the registry knows: identities by generation. */
    private final Map<Long, String> registry = new HashMap<>();

    private Positions session(String epoch) {
        OutputContext context = new OutputContext(
                "out", epoch, fields, Path.of("unused"), Clock.SYSTEM, Map.of(), "proxy-01",
                generation -> CompletableFuture.completedFuture(Optional.ofNullable(registry.get(generation))
                        .map(identity -> new Entry(generation, "in", "/var/log/a.log", identity, 0, 0, new byte[0], 0, 0))));
        return new Positions(context, topic);
    }

    /** Lines of a file that a registry knows by a generation, as a transaction of their own; which of them are new. */
    private List<String> send(Positions positions, String epoch, long generation, String identity, String... texts) {
        registry.put(generation, identity);
        Shipment shipment = new Lines(fields, epoch, generation).of(texts);
        LineCheck check = new LineCheck();
        List<String> fresh = new ArrayList<>();
        Map<String, SentLines> taken = new HashMap<>();
        Event event = shipment.cursor();
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            int code = check.of(event.at(shipment.batch(), i));
            if (positions.of(positions.key(event, code)).judge(event.offset(), code) == Verdict.NEW) {
                fresh.add(texts[i]);
                taken.computeIfAbsent(positions.key(event, code), key -> new SentLines()).add(event.offset(), code, false);
            }
        }
        Map<String, Position> after = positions.moved();
        taken.forEach((key, lines) ->
                after.put(key, positions.of(key).after(lines, new Position.File("in", "/var/log/a.log", identity), 1000 + generation)));
        positions.committed(after);
        after.forEach((key, position) -> {
            if (position == null) {
                topic.remove(key);
            } else {
                topic.put(key, position);
            }
        });
        return fresh;
    }

    private List<String> send(String epoch, long generation, String identity, String... texts) {
        return send(session(epoch), epoch, generation, identity, texts);
    }

    @Test
    void aFileIsKnownByItsGenerationAndByAnotherRegistryByItsLines() {
        assertThat(send(Lines.EPOCH, 1, "7", "a1", "a2")).containsExactly("a1", "a2");
        assertThat(send(Lines.EPOCH, 1, "7", "a1", "a2", "a3")).containsExactly("a3");
        registry.clear();
        assertThat(send(OTHER, 5, "7", "a1", "a2", "a3", "a4")).containsExactly("a4");
        assertThat(send(OTHER, 5, "7", "a1", "a2", "a3", "a4", "a5")).containsExactly("a5");
    }

    @Test
    void aGenerationThatARestoredRegistryGivesAgainHidesNoLine() {
        send(Lines.EPOCH, 3, "7", "a1", "a2", "a3");
        registry.clear();
        assertThat(send(Lines.EPOCH, 3, "8", "b1", "b2")).containsExactly("b1", "b2");
        assertThat(send(Lines.EPOCH, 3, "8", "b1", "b2", "b3")).containsExactly("b3");
        assertThat(send(Lines.EPOCH, 4, "7", "a1", "a2", "a3", "a4")).containsExactly("a4");
        assertThat(send(Lines.EPOCH, 4, "7", "a1", "a2", "a3", "a4", "a5")).containsExactly("a5");
    }

    @Test
    void filesMayComeInAnyOrderAfterARestore() {
        send(Lines.EPOCH, 3, "7", "a1", "a2", "a3");
        send(Lines.EPOCH, 4, "8", "b1", "b2", "b3");
        registry.clear();
        assertThat(send(Lines.EPOCH, 2, "8", "b1", "b2", "b3", "b4")).containsExactly("b4");
        assertThat(send(Lines.EPOCH, 3, "9", "c1", "c2")).containsExactly("c1", "c2");
        assertThat(send(Lines.EPOCH, 4, "7", "a1", "a2", "a3", "a4")).containsExactly("a4");
        for (int round = 0; round < 2; round++) {
            assertThat(send(Lines.EPOCH, 2, "8", "b1", "b2", "b3", "b4")).isEmpty();
            assertThat(send(Lines.EPOCH, 3, "9", "c1", "c2")).isEmpty();
            assertThat(send(Lines.EPOCH, 4, "7", "a1", "a2", "a3", "a4")).isEmpty();
        }
    }

    @Test
    void theSameHoldsWithinOneSession() {
        send(Lines.EPOCH, 3, "7", "a1", "a2", "a3");
        send(Lines.EPOCH, 4, "8", "b1", "b2", "b3");
        registry.clear();
        Positions session = session(Lines.EPOCH);
        assertThat(send(session, Lines.EPOCH, 2, "8", "b1", "b2", "b3", "b4")).containsExactly("b4");
        assertThat(send(session, Lines.EPOCH, 4, "9", "c1", "c2")).containsExactly("c1", "c2");
        assertThat(send(session, Lines.EPOCH, 3, "8", "d1", "d2")).containsExactly("d1", "d2");
        assertThat(send(session, Lines.EPOCH, 5, "7", "a1", "a2", "a3", "a4")).containsExactly("a4");
        assertThat(send(session, Lines.EPOCH, 4, "9", "c1", "c2", "c3")).containsExactly("c3");
    }

    @Test
    void aFileWithAnEqualHeadAndAReusedInodeIsAnother() {
        send(Lines.EPOCH, 1, "7", "#Version", "#Fields", "a3", "a4", "a5", "a6", "a7");
        send(Lines.EPOCH, 1, "7", "#Version", "#Fields", "a3", "a4", "a5", "a6", "a7", "a8");
        registry.clear();
        assertThat(send(OTHER, 1, "7", "#Version", "#Fields", "b3", "b4", "b5", "b6")).containsExactly("b3", "b4", "b5", "b6");
        assertThat(send(OTHER, 1, "7", "#Version", "#Fields", "b3", "b4", "b5", "b6", "b7")).containsExactly("b7");
    }

    @Test
    void twoLivingGenerationsWithEqualLinesAreNeverTakenForOne() {
        send(Lines.EPOCH, 1, "7", "a1", "a2", "a3");
        assertThat(send(Lines.EPOCH, 2, "7", "a1", "a2")).containsExactly("a1", "a2");
        assertThat(send(Lines.EPOCH, 1, "9", "a1", "a2", "a3", "a4")).containsExactly("a4");
    }

    @Test
    void whatIsForgottenIsWhatNoRegistryOfThisAgentWillSendAgain() {
        send(Lines.EPOCH, 1, "7", "a1");
        send(Lines.EPOCH, 2, "8", "b1");
        registry.remove(1L);
        Positions session = session(Lines.EPOCH);
        assertThat(session.forgettable()).containsExactly(Lines.EPOCH + "-1");
        session.forgotten(List.of(Lines.EPOCH + "-1"));
        assertThat(session.forgettable()).isEmpty();
    }
}
