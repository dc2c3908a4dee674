package dev.tailrace.core.ship;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import dev.tailrace.core.sim.OffloadedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ShipDutyTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path data;

    private final List<ShipDuty> duties = new ArrayList<>();
    private final Fields fields = new Fields();
    private final Tally tally = new Tally();
    private final OutputTally outputTally = new OutputTally();
    private final BatchPool pool = new BatchPool(1 << 16, 4096);
    private final Source source =
            new Source("in", 1, Source.idPrefix("epoch", 1), "a.log", new Source.Template(Map.of(), new int[0]), new byte[0][], tally);
    private final List<Settled> settled = new ArrayList<>();
    private final HandTurned offload = new HandTurned();
    private final Scripted output = new Scripted();
    private final Positions positions = new Positions() {
        @Override
        public void settled(Settled message) {
            settled.add(message);
        }

        @Override
        public void settled(SettledPart message) {
            throw new AssertionError("there is one output only");
        }

        @Override
        public void whenDurable(Runnable then) {
            throw new AssertionError("there is no queue");
        }

        @Override
        public boolean canRemember() {
            return remembering;
        }
    };
    private boolean remembering = true;
    private int freed;
    private long offset;

    /** Runs what was offloaded when the test says so. */
    private static final class HandTurned implements Offload {
        final ArrayDeque<Runnable> calls = new ArrayDeque<>();

        @Override
        public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
            calls.add(new OffloadedCall<>(call, back));
        }
    }

    /** Answers as the test has written down, then with success, and remembers which offsets it was sent. */
    private static final class Scripted implements Output {
        final ArrayDeque<java.util.function.Function<Shipment, Outcome>> script = new ArrayDeque<>();
        final List<List<Long>> sent = new ArrayList<>();

        @Override
        public Outcome send(Shipment shipment) {
            List<Long> offsets = new ArrayList<>();
            Event event = shipment.cursor();
            for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
                offsets.add(event.at(shipment.batch(), i).offset());
            }
            sent.add(offsets);
            return script.isEmpty() ? new Outcome.Delivered() : script.poll().apply(shipment);
        }

        @Override
        public void close() {}
    }

    private ShipDuty duty(int slots) {
        Delivery delivery = new Delivery(slots, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), null, 1 << 20);
        OutputContext context = new OutputContext("es", "epoch", fields, data, Clock.SYSTEM, Map.of());
        ShipDuty duty = new ShipDuty(new ShipDuty.Gear(
                context, output, delivery, offload, positions, outputTally, new Signal(), () -> freed++, new Random(1)));
        duties.add(duty);
        return duty;
    }

    @AfterEach
    void close() {
        duties.forEach(ShipDuty::close);
    }

    private Parcel parcel(long sequence, int lines, int... dropped) {
        Batch batch = pool.tryAcquire();
        long first = offset;
        for (int i = 0; i < lines; i++) {
            batch.arena()[batch.used()] = 'x';
            batch.addLine(batch.used(), 1, offset, 0);
            batch.use(batch.used() + 1);
            offset += 2;
        }
        batch.endSpan(new Span(source, first, offset, 7, lines, 0));
        tally.read(lines, offset - first);
        for (int event : dropped) {
            new Event(fields).at(batch, event).drop();
        }
        List<Parcel> parcels = new ArrayList<>();
        new Passage(batch, tally, List.of(new PaperLane("es", pool, positions, outputTally, parcels::add)), new long[] {sequence}, () -> {}).deal(null);
        return parcels.getFirst();
    }

    private void turn(ShipDuty duty, long now) {
        while (duty.work(now) > 0 || !offload.calls.isEmpty()) {
            if (!offload.calls.isEmpty()) {
                offload.calls.poll().run();
            }
        }
    }

    private static BitSet events(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }

    @Test
    void aDeliveredParcelSettlesAndItsBatchGoesBack() {
        ShipDuty duty = duty(2);
        duty.accept(parcel(0, 3));
        turn(duty, 0);
        assertThat(settled).singleElement().satisfies(each -> assertThat(each.spans()).hasSize(1));
        assertThat(pool.out()).isZero();
        assertThat(tally.balance()).isEqualTo(new Tally.Balance(3, 3, 0, 0, 6));
    }

    @Test
    void withOneSlotParcelsGoOutInTheirOrderWhateverOrderTheyCameIn() {
        ShipDuty duty = duty(1);
        Parcel a = parcel(0, 1);
        Parcel b = parcel(1, 1);
        Parcel c = parcel(2, 1);
        duty.accept(c);
        duty.accept(b);
        turn(duty, 0);
        assertThat(output.sent).isEmpty();
        duty.accept(a);
        turn(duty, 0);
        assertThat(output.sent).containsExactly(List.of(0L), List.of(2L), List.of(4L));
    }

    @Test
    void onlyTheEventsThatAreLeftAreSentAgainAndNotBeforeThePauseIsOver() {
        ShipDuty duty = duty(1);
        output.script.add(
                shipment -> new Outcome.RetryLater(events(1), Optional.of(Duration.ofSeconds(5)), "429 from es1", List.of()));
        duty.accept(parcel(0, 3));
        turn(duty, 0);
        assertThat(output.sent).hasSize(1);
        assertThat(duty.state().trouble()).isEqualTo("429 from es1");
        assertThat(duty.due(0)).isEqualTo(5 * SECOND);
        turn(duty, 5 * SECOND - 1);
        assertThat(output.sent).hasSize(1);
        turn(duty, 5 * SECOND);
        assertThat(output.sent).containsExactly(List.of(0L, 2L, 4L), List.of(2L));
        assertThat(settled).hasSize(1);
        assertThat(duty.state().trouble()).isNull();
    }

    @Test
    void anOutageIsRetriedWithGrowingPausesAndNothingSettlesMeanwhile() {
        ShipDuty duty = duty(2);
        for (int i = 0; i < 20; i++) {
            output.script.add(shipment -> Outcome.retry(shipment, "connection refused"));
        }
        duty.accept(parcel(0, 2));
        long now = 0;
        for (int i = 0; i < 20; i++) {
            turn(duty, now);
            assertThat(settled).isEmpty();
            assertThat(duty.due(now)).isBetween(now + 1, now + 60 * SECOND);
            now = duty.due(now);
        }
        turn(duty, now);
        assertThat(settled).hasSize(1);
        assertThat(output.sent).hasSize(21);
    }

    @Test
    void troubleLastsUntilSomethingIsDeliveredAlsoWhenTheServerSaysWhenToComeBack() {
        ShipDuty duty = duty(1);
        for (int i = 0; i < 3; i++) {
            output.script.add(shipment -> new Outcome.RetryLater(shipment.events(), Optional.of(Duration.ofSeconds(5)), "401", List.of()));
        }
        duty.accept(parcel(0, 3));
        for (int i = 0; i < 3; i++) {
            turn(duty, i * 5 * SECOND);
            assertThat(duty.state().trouble()).isEqualTo("401");
            assertThat(duty.state().failures()).isEqualTo(i + 1);
        }
        turn(duty, 15 * SECOND);
        assertThat(duty.state().trouble()).isNull();
    }

    @Test
    void tooMuchIsHalvedUntilItFitsAndASingleEventThatDoesNotFitIsADeadLetter() throws IOException {
        ShipDuty duty = duty(1);
        java.util.function.Function<Shipment, Outcome> onlyTwoAndNeverTheLast = new java.util.function.Function<>() {
            @Override
            public Outcome apply(Shipment shipment) {
                output.script.add(this);
                boolean tooMuch = shipment.count() > 2 || shipment.events().get(4);
                return tooMuch ? new Outcome.Split("413 from es1") : new Outcome.Delivered();
            }
        };
        output.script.add(onlyTwoAndNeverTheLast);
        duty.accept(parcel(0, 5));
        turn(duty, 0);
        assertThat(output.sent)
                .containsExactly(
                        List.of(0L, 2L, 4L, 6L, 8L),
                        List.of(0L, 2L),
                        List.of(4L, 6L, 8L),
                        List.of(4L),
                        List.of(6L, 8L),
                        List.of(6L),
                        List.of(8L));
        assertThat(tally.balance()).isEqualTo(new Tally.Balance(5, 4, 0, 1, 10));
        assertThat(Files.readString(data.resolve("dead-letter/es.ndjson")))
                .contains("\"status\":413", "\"output\":\"es\"", "\"event.id\"".replace("event.id", "id"), "epoch-1-8");
    }

    @Test
    void refusedEventsAreOnDiskBeforeTheParcelSettlesAndTheLengthTravelsWithIt() throws IOException {
        ShipDuty duty = duty(1);
        output.script.add(shipment -> new Outcome.RetryLater(
                events(2), Optional.of(Duration.ZERO), "429", List.of(new Outcome.Rejection(0, 400, "no \"date\""))));
        duty.accept(parcel(0, 3));
        turn(duty, 0);
        Path file = data.resolve("dead-letter/es.ndjson");
        assertThat(settled).singleElement().satisfies(each -> assertThat(each.marks())
                .containsEntry("dead-letter.length", Long.toString(Files.size(file))));
        assertThat(tally.balance()).isEqualTo(new Tally.Balance(3, 2, 0, 1, 6));
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void theCommittedLengthOfTheDeadLettersNeverGoesBack() throws IOException {
        ShipDuty duty = duty(2);
        output.script.add(shipment -> new Outcome.RetryLater(
                events(1), Optional.of(Duration.ZERO), "429", List.of(new Outcome.Rejection(0, 400, "first"))));
        output.script.add(shipment -> new Outcome.Rejected(List.of(new Outcome.Rejection(0, 400, "second"))));
        duty.accept(parcel(0, 2));
        duty.accept(parcel(1, 1));
        turn(duty, 0);
        Path file = data.resolve("dead-letter/es.ndjson");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(settled).hasSize(2);
        assertThat(settled.getLast().marks()).containsEntry("dead-letter.length", Long.toString(Files.size(file)));
    }

    @Test
    void deadLettersAreBoundedAndTheOldestGo() throws IOException {
        ShipDuty duty = duty(1);
        LetterFiles files = new LetterFiles(data.resolve("dead-letter/es.ndjson"));
        String reason = "r".repeat(60_000);
        for (int i = 0; i < 40; i++) {
            output.script.add(shipment -> new Outcome.Rejected(List.of(new Outcome.Rejection(0, 400, reason))));
            duty.accept(parcel(i, 1));
            turn(duty, 0);
            assertThat(files.lengths().values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(1 << 20);
        }
        assertThat(files.lengths().lastKey()).isEqualTo(39);
        assertThat(files.lengths().firstKey()).isEqualTo(23);
        assertThat(settled.getLast().marks().get("dead-letter.length")).isEqualTo("39:" + files.lengths().get(39L));
    }

    @Test
    void whileDeadLettersCannotBeWrittenNothingSettles() throws IOException {
        Path blocked = data.resolve("dead-letter");
        Files.writeString(blocked, "a file where the directory should be");
        ShipDuty duty = duty(1);
        output.script.add(shipment -> new Outcome.Rejected(List.of(new Outcome.Rejection(0, 400, "bad"))));
        duty.accept(parcel(0, 1));
        turn(duty, 0);
        assertThat(settled).isEmpty();
        assertThat(duty.state().trouble()).contains("dead letters cannot be written");
        Files.delete(blocked);
        turn(duty, duty.due(0));
        assertThat(settled).hasSize(1);
        assertThat(tally.balance().deadLettered()).isEqualTo(1);
    }

    @Test
    void aBatchWhoseEventsWereAllDroppedSettlesWithoutBeingSent() {
        ShipDuty duty = duty(1);
        duty.accept(parcel(0, 2, 0, 1));
        turn(duty, 0);
        assertThat(output.sent).isEmpty();
        assertThat(settled).hasSize(1);
        assertThat(tally.balance()).isEqualTo(new Tally.Balance(2, 0, 2, 0, 4));
    }

    @Test
    void aBugInTheOutputIsRetriedAndLosesNothing() {
        ShipDuty duty = duty(1);
        output.script.add(shipment -> {
            throw new IllegalStateException("bug");
        });
        duty.accept(parcel(0, 2));
        turn(duty, 0);
        assertThat(settled).isEmpty();
        turn(duty, duty.due(0));
        assertThat(settled).hasSize(1);
        assertThat(tally.balance().delivered()).isEqualTo(2);
    }

    @Test
    void whilePositionsCannotBeSavedNothingIsSent() {
        ShipDuty duty = duty(1);
        remembering = false;
        duty.accept(parcel(0, 1));
        turn(duty, 0);
        assertThat(output.sent).isEmpty();
        assertThat(duty.state().trouble()).isEqualTo("read positions cannot be saved");
        remembering = true;
        turn(duty, duty.due(0));
        assertThat(settled).hasSize(1);
        assertThat(duty.state().trouble()).isNull();
    }

    @Test
    void aFreedSlotIsAnnouncedOnce() {
        ShipDuty duty = duty(1);
        duty.accept(parcel(0, 1));
        duty.work(0);
        assertThat(duty.state().free()).isFalse();
        turn(duty, 0);
        assertThat(duty.state().free()).isTrue();
        assertThat(freed).isEqualTo(1);
    }

    @Test
    void tellsWhenTheOldestLineWasReadThatIsNotDelivered() {
        ShipDuty duty = duty(2);
        Parcel older = parcel(0, 1);
        older.batch().readAt(5_000_000_000L);
        Parcel younger = parcel(1, 1);
        younger.batch().readAt(7_000_000_000L);
        output.script.add(shipment -> Outcome.retry(shipment, "503 from es1"));
        duty.accept(older);
        duty.accept(younger);
        turn(duty, 0);
        assertThat(duty.state().oldest()).isEqualTo(5_000);
        assertThat(duty.state().waitingSince()).isPositive();
        assertThat(duty.state().trouble()).isEqualTo("503 from es1");
        assertThat(duty.state().retries()).isOne();
        turn(duty, 120 * SECOND);
        assertThat(duty.state().oldest()).isZero();
        assertThat(duty.state().waitingSince()).isZero();
        assertThat(duty.state().shipments()).isEqualTo(3);
    }

    @Test
    void howLongLinesWaitIsMeasuredByTheClockThatNobodySets() {
        ShipDuty duty = duty(1);
        duty.accept(parcel(0, 1));
        duty.work(3 * SECOND);
        assertThat(duty.state().waitingFrom()).isEqualTo(3 * SECOND);
    }

    /** The journal counts warnings that are equal; how many events each request had refused is not what they tell. */
    @Test
    void refusalsAreOneWarningHoweverManyThereAre() {
        Logger log = (Logger) LoggerFactory.getLogger(ShipDuty.class.getPackageName());
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.addAppender(told);
        try {
            ShipDuty duty = duty(1);
            for (int refused = 1; refused <= 3; refused++) {
                List<Outcome.Rejection> rejections = new ArrayList<>();
                for (int event = 0; event < refused; event++) {
                    rejections.add(new Outcome.Rejection(event, 400, "bad"));
                }
                output.script.add(shipment -> new Outcome.Rejected(rejections));
                duty.accept(parcel(refused - 1, 4));
                turn(duty, refused * SECOND);
            }
        } finally {
            log.detachAppender(told);
        }
        assertThat(told.list).filteredOn(event -> event.getLevel() == Level.WARN).hasSize(3).extracting(ILoggingEvent::getFormattedMessage)
                .containsOnly(told.list.getFirst().getFormattedMessage());
    }
}
