package dev.tailrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AckLedgerTest {
    private final AckLedger ledger = new AckLedger();

    static Span span(long generation, long first, long end) {
        Source.Template template = new Source.Template(Map.of(), new int[0]);
        Source source = new Source("squid", generation, new byte[0], "access.log", template, new byte[0][], new Tally());
        return new Span(source, first, end, end * 10, 1, 0);
    }

    private List<String> drained() {
        List<String> moved = new ArrayList<>();
        ledger.drain((generation, end, guard) -> moved.add(generation + ":" + end + ":" + guard));
        return moved;
    }

    @Test
    void aSpanAtTheStartMovesThePrefixToItsEndWithItsGuard() {
        ledger.begin(1, 100);
        ledger.acknowledge(span(1, 100, 150));
        assertThat(drained()).containsExactly("1:150:1500");
        assertThat(drained()).as("told once").isEmpty();
    }

    @Test
    void aSpanBeyondAGapWaitsForTheGapToClose() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 20, 30));
        ledger.acknowledge(span(1, 10, 20));
        assertThat(drained()).isEmpty();
        assertThat(ledger.waiting()).isEqualTo(2);
        ledger.acknowledge(span(1, 0, 10));
        assertThat(drained()).containsExactly("1:30:300");
        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void aDuplicateChangesNothing() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 0, 10));
        drained();
        ledger.begin(1, 10);
        ledger.acknowledge(span(1, 0, 10));
        ledger.begin(1, 10);
        ledger.acknowledge(span(1, 2, 7));
        assertThat(drained()).isEmpty();
    }

    @Test
    void aGenerationOfWhichNothingWaitsIsForgottenOnceItsPrefixIsTold() {
        ledger.begin(1, 0);
        ledger.begin(2, 0);
        ledger.acknowledge(span(1, 0, 10));
        ledger.acknowledge(span(2, 0, 10));
        ledger.acknowledge(span(2, 20, 30));
        assertThat(ledger.knows(1)).as("its prefix is not told yet").isTrue();
        drained();
        assertThat(ledger.knows(1)).isFalse();
        assertThat(ledger.knows(2)).as("a span waits").isTrue();
        ledger.acknowledge(span(2, 10, 20));
        assertThat(drained()).containsExactly("2:30:300");
        assertThat(ledger.knows(2)).isFalse();
    }

    @Test
    void aGenerationThatADuplicateBeganIsForgottenAtOnce() {
        ledger.begin(1, 10);
        ledger.acknowledge(span(1, 0, 10));
        assertThat(ledger.knows(1)).isFalse();
    }

    @Test
    void aDuplicateThatWaitsIsKeptOnce() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 20, 30));
        ledger.acknowledge(span(1, 20, 30));
        assertThat(ledger.waiting()).isEqualTo(1);
    }

    @Test
    void aZeroLengthSpanNeverMovesAndNeverWaits() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 0, 0));
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 50, 50));
        assertThat(drained()).isEmpty();
        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void aSpanThatOverlapsThePrefixMovesItToItsEnd() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 0, 10));
        ledger.acknowledge(span(1, 5, 15));
        assertThat(drained()).containsExactly("1:15:150");
    }

    @Test
    void generationsDoNotWaitForEachOther() {
        ledger.begin(1, 0);
        ledger.begin(2, 0);
        ledger.acknowledge(span(1, 5, 10));
        ledger.acknowledge(span(2, 0, 7));
        assertThat(drained()).containsExactly("2:7:70");
    }

    @Test
    void beginningAgainChangesNothing() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 0, 10));
        ledger.begin(1, 3);
        ledger.acknowledge(span(1, 10, 12));
        assertThat(drained()).containsExactly("1:12:120");
    }

    @Test
    void anEndedGenerationIsNotKnownAnyMore() {
        ledger.begin(1, 0);
        ledger.acknowledge(span(1, 0, 10));
        ledger.acknowledge(span(1, 20, 30));
        ledger.end(1);
        assertThat(ledger.knows(1)).isFalse();
        assertThat(drained()).isEmpty();
        assertThatThrownBy(() -> ledger.acknowledge(span(1, 10, 20))).isInstanceOf(IllegalArgumentException.class);
    }
}
