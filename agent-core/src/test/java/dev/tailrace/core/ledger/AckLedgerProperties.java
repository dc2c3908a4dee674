package dev.tailrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger against a model that has one bit for each acknowledged byte. */
class AckLedgerProperties {
    private static final int BYTES = 60;
    private static final int START = 7;

    record Ack(long generation, int first, int length) {}

    @Property(seed = "1")
    void thePrefixIsWhatTheBytesSay(@ForAll("anyAcks") List<Ack> acks) {
        AckLedger ledger = new AckLedger();
        Map<Long, BitSet> bytes = new HashMap<>();
        Map<Long, Long> prefixes = new HashMap<>();
        for (long generation = 1; generation <= 3; generation++) {
            BitSet before = new BitSet();
            before.set(0, START);
            bytes.put(generation, before);
            prefixes.put(generation, (long) START);
        }
        for (Ack ack : acks) {
            ledger.begin(ack.generation, prefixes.get(ack.generation));
            ledger.acknowledge(AckLedgerTest.span(ack.generation, ack.first, ack.first + ack.length));
            bytes.get(ack.generation).set(ack.first, ack.first + ack.length);
            ledger.drain((generation, end, guard) -> {
                assertThat(end).as("only forwards").isGreaterThan(prefixes.get(generation));
                assertThat(guard).as("the guard of a span that ends there").isEqualTo(end * 10);
                prefixes.put(generation, end);
            });
            bytes.forEach((generation, acknowledged) ->
                    assertThat(prefixes.get(generation)).isEqualTo((long) acknowledged.nextClearBit(0)));
        }
        assertThat(ledger.waiting()).isLessThanOrEqualTo(acks.size());
    }

    @Property(seed = "1")
    void anyOrderOfJoinedSpansEndsAtTheEnd(@ForAll("shuffledRun") List<Ack> acks) {
        AckLedger ledger = new AckLedger();
        for (Ack ack : acks) {
            ledger.begin(1, START);
            ledger.acknowledge(AckLedgerTest.span(1, ack.first, ack.first + ack.length));
        }
        long end = acks.stream().mapToLong(ack -> ack.first + ack.length).max().orElseThrow();
        long[] last = {START};
        ledger.drain((generation, to, guard) -> last[0] = to);
        assertThat(last[0]).isEqualTo(end);
        assertThat(ledger.waiting()).isZero();
    }

    @Provide
    Arbitrary<List<Ack>> anyAcks() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3), Arbitraries.integers().between(0, BYTES), Arbitraries.integers().between(0, 12))
                .as(Ack::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Ack>> shuffledRun() {
        return Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(30).flatMap(lengths -> {
            List<Ack> run = new ArrayList<>();
            int at = START;
            for (int length : lengths) {
                run.add(new Ack(1, at, length));
                at += length;
            }
            return Arbitraries.shuffle(run);
        });
    }
}
