package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.core.sim.SimDirectory.Residue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryDutyTest {
    /** Of the duty between groups that follow each other fast. */
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final SimDirectory disk = new SimDirectory();
    private final SimClock clock = new SimClock();
    private final Signal signal = new Signal();
    private RegistryDuty duty;
    private Memory squid;

    @BeforeEach
    void start() {
        start(SyncPolicy.BATCH);
    }

    private void start(SyncPolicy sync) {
        RegistrySetup setup = new RegistrySetup(disk.storage(), clock, sync, new Random(1), 2000);
        duty = new RegistryDuty(RegistryScript.open(setup).registry(), signal);
        squid = duty.memory("squid");
    }

    private void restart(SyncPolicy sync) {
        disk.kill();
        start(sync);
    }

    private void turn() {
        int turns = 0;
        while (duty.work(clock.nanos()) > 0) {
            assertThat(turns++).as("the duty comes to rest").isLessThan(1000);
        }
    }

    private long open(String name) {
        long[] told = {0};
        squid.open(RegistryScript.entry("squid", name), generation -> told[0] = generation);
        turn();
        assertThat(told[0]).isPositive();
        return told[0];
    }

    private static Span span(long generation, long first, long end) {
        Source.Template template = new Source.Template(Map.of(), new int[0]);
        Source source = new Source("squid", generation, new byte[0], "access.log", template, new byte[0][], new Tally());
        return new Span(source, first, end, end * 10, 1, 0);
    }

    private void settle(Span... spans) {
        duty.settled(new Settled(Arrays.asList(spans), "archive", Map.of()));
    }

    private Entry remembered(long generation) {
        restart(SyncPolicy.BATCH);
        return squid.recall().stream().filter(entry -> entry.generation() == generation).findFirst().orElse(null);
    }

    // ---- pauses

    @Test
    void batchesThatSettleInQuickSuccessionAreOneGroup() {
        long generation = open("access.log");
        for (int batch = 0; batch < 3; batch++) {
            settle(span(generation, batch, batch + 1));
            turn();
            clock.advance(Duration.ofMillis(1));
        }
        signal.take();
        settle(span(generation, 3, 4));

        assertThat(signal.take()).isFalse();
        assertThat(duty.due(clock.nanos()) - clock.nanos()).isBetween(1L, PAUSE.toNanos());
        clock.advance(PAUSE);
        turn();
        assertThat(duty.isIdle()).isTrue();
        assertThat(remembered(generation).offset()).isEqualTo(4);
    }

    @Test
    void batchAfterAPauseIsRememberedAtOnce() {
        long generation = open("access.log");
        settle(span(generation, 0, 1));
        turn();
        clock.advance(PAUSE);
        signal.take();
        settle(span(generation, 1, 2));

        assertThat(signal.take()).isTrue();
    }

    @Test
    void newGenerationDoesNotWaitForThePause() {
        long generation = open("access.log");
        settle(span(generation, 0, 1));
        turn();
        signal.take();
        squid.open(RegistryScript.entry("squid", "another.log"), number -> {});

        assertThat(signal.take()).isTrue();
    }

    // ---- generations and positions

    @Test
    void aGenerationIsToldOnlyOnceItIsDurable() {
        long[] told = {0};
        squid.open(RegistryScript.entry("squid", "access.log"), generation -> {
            told[0] = generation;
            disk.powerCut(0, Residue.NOTHING);
        });
        duty.work(clock.nanos());
        start(SyncPolicy.OS);
        assertThat(squid.recall()).extracting(Entry::generation).containsExactly(told[0]);
    }

    @Test
    void aMessageWakesTheDuty() {
        signal.take();
        settle(span(1, 0, 10));
        assertThat(signal.take()).isTrue();
    }

    @Test
    void positionsMoveToTheEndOfTheContiguousPrefix() {
        long generation = open("access.log");
        settle(span(generation, 10, 20));
        turn();
        assertThat(remembered(generation).offset()).isZero();
        settle(span(generation, 0, 10));
        settle(span(generation, 10, 20));
        turn();
        Entry entry = remembered(generation);
        assertThat(entry.offset()).isEqualTo(20);
        assertThat(entry.guard()).isEqualTo(200);
        assertThat(entry.changedAt()).isEqualTo(clock.epochMillis());
    }

    @Test
    void aRestartGoesOnFromTheRememberedPosition() {
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        turn();
        restart(SyncPolicy.BATCH);
        settle(span(generation, 10, 25));
        turn();
        assertThat(remembered(generation).offset()).isEqualTo(25);
    }

    @Test
    void marksAndPositionsOfManyMessagesAreOneGroup() {
        long first = open("a.log");
        long second = open("b.log");
        long groups = duty.status().groups();
        duty.settled(new Settled(List.of(span(first, 0, 10), span(second, 0, 5)), "archive", Map.of("events", "15")));
        duty.settled(new Settled(List.of(span(first, 10, 20)), "archive", Map.of("events", "25", "old", "")));
        turn();
        assertThat(duty.status().groups()).isEqualTo(groups + 1);
        disk.kill();
        Registry registry = RegistryScript.open(disk).registry();
        assertThat(registry.marks("archive")).isEqualTo(Map.of("events", "25"));
        assertThat(registry.marks("other")).isEmpty();
        assertThat(registry.entries("squid")).extracting(Entry::offset).containsExactly(20L, 5L);
    }

    @Test
    void anEmptyValueForgetsAMark() {
        duty.settled(new Settled(List.of(), "archive", Map.of("monday", "1", "tuesday", "2")));
        turn();
        duty.settled(new Settled(List.of(), "archive", Map.of("monday", "")));
        turn();
        disk.kill();
        assertThat(RegistryScript.open(disk).registry().marks("archive")).isEqualTo(Map.of("tuesday", "2"));
    }

    @Test
    void spansOfAGenerationThatIsNotRememberedCountForNothing() {
        settle(span(77, 0, 10));
        turn();
        assertThat(duty.isIdle()).isTrue();
        assertThat(duty.status().entries()).isZero();
    }

    @Test
    void eachInputRecallsItsOwn() {
        long mine = open("access.log");
        duty.memory("nginx").open(RegistryScript.entry("nginx", "other.log"), generation -> {});
        turn();
        restart(SyncPolicy.BATCH);
        assertThat(squid.recall()).extracting(Entry::generation).containsExactly(mine);
        assertThat(duty.memory("nginx").recall()).extracting(Entry::name).containsExactly("other.log");
    }

    @Test
    void anInputThatAReloadStartsRecallsWhatWasSentBefore() {
        long generation = open("access.log");
        List<Memory> reply = new ArrayList<>();
        settle(span(generation, 0, 30));
        duty.memory("squid", reply::add);
        turn();
        assertThat(reply).singleElement().satisfies(memory -> {
            assertThat(memory.epoch()).isEqualTo(squid.epoch());
            assertThat(memory.recall()).extracting(Entry::offset).containsExactly(30L);
        });
    }

    @Test
    void anInputCanOpenOnlyItsOwnGenerationsAndOnlyShortNotes() {
        assertThatThrownBy(() -> squid.open(RegistryScript.entry("nginx", "x"), generation -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> squid.describe(1, "a", "b", new byte[(64 << 10) + 1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDescriptionLeavesThePosition() {
        long generation = open("access.log");
        settle(span(generation, 0, 30));
        squid.describe(generation, "access.log.1", "fe01:99", new byte[] {1, 2});
        turn();
        Entry entry = remembered(generation);
        assertThat(entry.name()).isEqualTo("access.log.1");
        assertThat(entry.identity()).isEqualTo("fe01:99");
        assertThat(entry.note()).containsExactly(1, 2);
        assertThat(entry.offset()).isEqualTo(30);
    }

    // ---- the end of a source

    @Test
    void aRetiredSourceBecomesATombstoneOnceItIsAcknowledged() {
        long generation = open("access.log");
        long forgetAt = clock.epochMillis() + DAY;
        settle(span(generation, 0, 10));
        squid.retire(generation, 20, forgetAt);
        turn();
        assertThat(duty.status().tombstones()).isZero();
        settle(span(generation, 10, 20));
        turn();
        assertThat(duty.status().tombstones()).isEqualTo(1);
        Entry entry = remembered(generation);
        assertThat(entry.forgetAt()).isEqualTo(forgetAt);
        assertThat(entry.offset()).isEqualTo(20);
    }

    @Test
    void aRevivedSourceLivesAgain() {
        long generation = open("access.log");
        squid.retire(generation, 0, clock.epochMillis() + DAY);
        turn();
        squid.revive(generation);
        settle(span(generation, 0, 10));
        turn();
        Entry entry = remembered(generation);
        assertThat(entry.isTombstone()).isFalse();
        assertThat(entry.offset()).isEqualTo(10);
    }

    @Test
    void aSourceRevivedBeforeItsEndIsAcknowledgedNeverBecomesATombstone() {
        long generation = open("access.log");
        squid.retire(generation, 10, clock.epochMillis() + DAY);
        squid.revive(generation);
        settle(span(generation, 0, 10));
        turn();
        assertThat(remembered(generation).isTombstone()).isFalse();
    }

    @Test
    void tombstonesGoWhenTheirTimeIsOver() {
        long generation = open("access.log");
        squid.retire(generation, 0, clock.epochMillis() + DAY);
        turn();
        clock.advance(Duration.ofDays(1));
        turn();
        assertThat(duty.status().entries()).as("a moment longer, for an input that revives it just now").isEqualTo(1);
        assertThat(duty.due(clock.nanos())).isGreaterThan(clock.nanos());
        clock.advance(Duration.ofNanos(duty.due(clock.nanos()) - clock.nanos()));
        turn();
        assertThat(duty.status().entries()).isZero();
        assertThat(remembered(generation)).isNull();
    }

    @Test
    void aTombstoneFromBeforeTheStartGoesToo() {
        long generation = open("access.log");
        squid.retire(generation, 0, clock.epochMillis() + DAY);
        turn();
        restart(SyncPolicy.BATCH);
        turn();
        clock.advance(Duration.ofDays(2));
        assertThat(duty.due(clock.nanos())).isLessThanOrEqualTo(clock.nanos());
        turn();
        assertThat(duty.status().entries()).isZero();
    }

    @Test
    void aSourceRetiredWithoutATimeIsForgottenOnceItIsAcknowledged() {
        long generation = open("access.log");
        squid.retire(generation, 10, clock.epochMillis());
        settle(span(generation, 0, 10));
        turn();
        assertThat(remembered(generation)).isNull();
        assertThat(open("next.log")).as("its number is not given again").isGreaterThan(generation);
    }

    // ---- distress

    @Test
    void withNoSpaceLeftNothingIsAnsweredUntilThereIsSome() {
        long generation = open("access.log");
        disk.capacity(disk.used() + 7);
        List<Long> told = new ArrayList<>();
        squid.open(RegistryScript.entry("squid", "new.log"), told::add);
        settle(span(generation, 0, 10));
        turn();
        assertThat(duty.status().isHealthy()).isFalse();
        assertThat(duty.status().trouble()).contains("No space left on device", ".log");
        assertThat(told).isEmpty();
        assertThat(duty.isIdle()).isFalse();
        assertThat(duty.due(clock.nanos())).isEqualTo(clock.nanos() + 1_000_000_000L);

        clock.advance(Duration.ofSeconds(1));
        turn();
        assertThat(told).isEmpty();

        disk.capacity(Long.MAX_VALUE);
        clock.advance(Duration.ofSeconds(1));
        turn();
        assertThat(duty.status().isHealthy()).isTrue();
        assertThat(told).hasSize(1);
        assertThat(duty.isIdle()).isTrue();
        Entry entry = remembered(generation);
        assertThat(entry.offset()).isEqualTo(10);
        assertThat(squid.recall()).hasSize(2);
    }

    @Test
    void aKillWhileThereIsNoSpaceLeavesTheGroupsBefore() {
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        turn();
        disk.capacity(disk.used() + 7);
        settle(span(generation, 10, 20));
        turn();
        disk.capacity(Long.MAX_VALUE);
        assertThat(remembered(generation).offset()).isEqualTo(10);
    }

    @Test
    void afterAFailedSyncEverythingIsWrittenAnewBeforeAnythingIsAnswered() {
        long generation = open("access.log");
        disk.failSyncs(1);
        List<Long> told = new ArrayList<>();
        squid.open(RegistryScript.entry("squid", "new.log"), told::add);
        settle(span(generation, 0, 10));
        turn();
        assertThat(duty.status().trouble()).contains("Input/output error");
        assertThat(told).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        turn();
        assertThat(duty.status().isHealthy()).isTrue();
        assertThat(told).hasSize(1);
        settle(span(generation, 10, 20));
        turn();

        disk.powerCut(0, Residue.NOTHING);
        start(SyncPolicy.BATCH);
        assertThat(squid.recall()).extracting(Entry::offset).containsExactly(20L, 0L);
    }

    @Test
    void syncsThatFailForAWhileLeaveNoFilesBehind() {
        long generation = open("access.log");
        disk.failSyncs(20);
        settle(span(generation, 0, 10));
        for (int second = 0; second < 30; second++) {
            turn();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(duty.status().isHealthy()).isTrue();
        assertThat(disk.names().size()).isLessThanOrEqualTo(4);
        disk.powerCut(0, Residue.NOTHING);
        start(SyncPolicy.BATCH);
        assertThat(squid.recall()).extracting(Entry::offset).containsExactly(10L);
    }

    @Test
    void aCompactionThatFailsIsTriedAgainAMinuteLater() {
        long generation = open("access.log");
        long end = 0;
        while (duty.status().logBytes() < 1970) {
            settle(span(generation, end, end + 10));
            end += 10;
            turn();
        }
        disk.capacity(disk.used() + 40);
        settle(span(generation, end, end + 10));
        turn();
        assertThat(duty.status().isHealthy()).isTrue();
        assertThat(duty.status().logBytes()).isGreaterThanOrEqualTo(2000);
        assertThat(duty.due(clock.nanos() + PAUSE.toNanos())).isEqualTo(clock.nanos() + 60_000_000_000L);
        disk.capacity(Long.MAX_VALUE);
        clock.advance(Duration.ofMinutes(1));
        turn();
        assertThat(duty.status().logBytes()).isEqualTo(FileHeader.BYTES);
        assertThat(remembered(generation).offset()).isEqualTo(end + 10);
    }

    // ---- policies

    @Test
    void withAnIntervalASecondOfPositionsMayGoWithThePower() {
        restart(SyncPolicy.INTERVAL);
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        turn();
        assertThat(duty.due(clock.nanos() + PAUSE.toNanos())).isEqualTo(clock.nanos() + 1_000_000_000L);
        clock.advance(Duration.ofSeconds(1));
        turn();
        settle(span(generation, 10, 20));
        turn();
        disk.powerCut(0, Residue.NOTHING);
        start(SyncPolicy.INTERVAL);
        assertThat(squid.recall()).extracting(Entry::offset).containsExactly(10L);
    }

    @Test
    void aSyncThatFailsInTheIntervalIsToldAndMended() {
        restart(SyncPolicy.INTERVAL);
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        turn();
        disk.failSyncs(2);
        clock.advance(Duration.ofSeconds(1));
        turn();
        assertThat(duty.status().isHealthy()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        turn();
        assertThat(duty.status().isHealthy()).isTrue();
        disk.powerCut(0, Residue.NOTHING);
        start(SyncPolicy.INTERVAL);
        assertThat(squid.recall()).extracting(Entry::offset).containsExactly(10L);
    }

    @Test
    void anIdleDutyHasNothingToWakeFor() {
        turn();
        assertThat(duty.work(clock.nanos())).isZero();
        assertThat(duty.due(clock.nanos())).isEqualTo(Duty.NEVER);
    }

    // ---- the stop

    @Test
    void closingRemembersWhatWasSentWhateverThePolicy() {
        restart(SyncPolicy.OS);
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        duty.close();
        assertThat(duty.isIdle()).isTrue();
        disk.powerCut(0, Residue.NOTHING);
        start(SyncPolicy.OS);
        assertThat(squid.recall()).extracting(Entry::offset).containsExactly(10L);
    }

    @Test
    void closingWithNoSpaceLeftSaysWhatIsNotRemembered() {
        long generation = open("access.log");
        settle(span(generation, 0, 10));
        disk.capacity(disk.used());
        duty.close();
        assertThat(duty.status().trouble()).contains("could not be remembered", "No space left");
        disk.capacity(Long.MAX_VALUE);
        start(SyncPolicy.BATCH);
        assertThat(squid.recall()).as("and the lock is free").hasSize(1);
    }
}
