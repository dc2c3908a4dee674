package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchPoolTest {
    private final BatchPool one = new BatchPool(2048, 1024);
    private final BatchPool other = new BatchPool(2048, 1024);
    private int woken;

    @Test
    void aPlaceHeldForABatchFromElsewhereIsNotThereForOthers() {
        assertThat(one.tryHold()).isTrue();
        assertThat(one.tryAcquire()).isNotNull();
        assertThat(one.tryAcquire()).isNull();
        assertThat(one.tryHold()).isFalse();
        one.letGo();
        assertThat(one.tryAcquire()).isNotNull();
    }

    @Test
    void aBatchMayEndInThePoolOfAnotherOutput() {
        Batch batch = one.tryAcquire();
        assertThat(other.tryHold()).isTrue();
        one.letGo();
        assertThat(one.out()).isZero();
        other.release(batch);
        assertThat(other.out()).isZero();
        assertThat(other.tryAcquire()).isSameAs(batch);
    }

    @Test
    void aSmallPartLeavesRoomForMore() {
        one.tryHold();
        one.settleFor(24);
        one.tryHold();
        assertThat(one.tryHold()).as("2048 bytes, 1048 taken").isFalse();
        one.settleFor(24);
        assertThat(one.tryHold()).isTrue();
        one.letGo();
        one.letGo(24);
        one.letGo(24);
        assertThat(one.out()).isZero();
        assertThat(one.tryHold()).isTrue();
        assertThat(one.tryHold()).isTrue();
    }

    @Test
    void whoWaitsIsWokenByAPlaceThatBecomesFreeButNotByOneThatWasHeldInVain() {
        one.onRelease(() -> woken++);
        one.tryHold();
        one.takeBack();
        assertThat(woken).isZero();
        one.tryHold();
        one.letGo();
        assertThat(woken).isEqualTo(1);
        one.release(one.tryAcquire());
        assertThat(woken).isEqualTo(2);
    }
}
