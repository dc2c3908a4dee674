package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchPoolTest {
    private final BatchPool one = new BatchPool(2048, 1024);
    private final BatchPool other = new BatchPool(4096, 1024);
    private int woken;

    @Test
    void aPlaceHeldForABatchFromElsewhereIsNotThereForOthers() {
        assertThat(one.tryHold(1024)).isTrue();
        assertThat(one.tryAcquire()).isNotNull();
        assertThat(one.tryAcquire()).isNull();
        assertThat(one.tryHold(1024)).isFalse();
        one.letGo(1024);
        assertThat(one.tryAcquire()).isNotNull();
    }

    @Test
    void aBatchMayEndInThePoolOfAnotherOutput() {
        Batch batch = one.tryAcquire();
        assertThat(other.tryHold(1024)).isTrue();
        one.letGo(1024);
        assertThat(one.out()).isZero();
        other.release(batch);
        assertThat(other.out()).isZero();
        assertThat(other.tryAcquire()).isSameAs(batch);
    }

    @Test
    void aSmallPartLeavesRoomForMore() {
        one.tryHold(1024);
        one.settleFor(1024, 24);
        one.tryHold(1024);
        assertThat(one.tryHold(1024)).as("2048 bytes, 1048 taken").isFalse();
        one.settleFor(1024, 24);
        assertThat(one.tryHold(1024)).isTrue();
        one.letGo(1024);
        one.letGo(24);
        one.letGo(24);
        assertThat(one.out()).isZero();
        assertThat(one.tryHold(1024)).isTrue();
        assertThat(one.tryHold(1024)).isTrue();
    }

    @Test
    void whoWaitsIsWokenByAPlaceThatBecomesFreeButNotByOneThatWasHeldInVain() {
        one.onRelease(() -> woken++);
        one.tryHold(1024);
        one.takeBack(1024);
        assertThat(woken).isZero();
        one.tryHold(1024);
        one.letGo(1024);
        assertThat(woken).isEqualTo(1);
        one.release(one.tryAcquire());
        assertThat(woken).isEqualTo(2);
    }

    @Test
    void batchesThatGrewLeaveRoomForFewer() {
        BatchPool pool = new BatchPool(16 * 1024, 1024);
        for (int i = 0; i < 3; i++) {
            int place = pool.place();
            assertThat(pool.tryHold(place)).isTrue();
            pool.learn(5 * 1024);
            pool.settleFor(place, 5 * 1024);
        }
        assertThat(pool.place()).isEqualTo(5 * 1024);
        assertThat(pool.tryHold(pool.place())).isFalse();
        pool.letGo(5 * 1024);
        assertThat(pool.tryHold(pool.place())).isTrue();
    }

    @Test
    void anOddBatchIsForgotten() {
        BatchPool pool = new BatchPool(1 << 20, 1024);
        pool.learn(100 * 1024);
        for (int i = 0; i < 1000; i++) {
            pool.learn(1024);
        }
        assertThat(pool.place()).isLessThan(1200);
    }

    @Test
    void batchesOutOfUseMakeWayForThoseInUse() {
        BatchPool pool = new BatchPool(12 * 1024, 1024);
        Batch[] batches = {pool.tryAcquire(), pool.tryAcquire(), pool.tryAcquire()};
        for (Batch batch : batches) {
            batch.reserve(1200);
            pool.release(batch);
        }
        assertThat(pool.held()).isBetween(6 * 1024L, 12 * 1024L);
        assertThat(pool.tryHold(8 * 1024)).isTrue();
        pool.settleFor(8 * 1024, 11 * 1024);
        assertThat(pool.held()).isLessThanOrEqualTo(12 * 1024);
        assertThat(pool.tryAcquire().footprint()).isLessThan(3 * 1024);
    }

    @Test
    void aBatchThatKeepsMoreFromItsLastUseTakesALargerPlace() {
        BatchPool pool = new BatchPool(64 * 1024, 8 * 1024);
        Batch grown = pool.tryAcquire();
        for (int i = 0; i < 200; i++) {
            grown.addLine(i * 10, 9, i * 10, 0);
        }
        pool.release(grown);

        Batch again = pool.tryAcquire();

        assertThat(again).isSameAs(grown);
        assertThat(again.footprint()).isGreaterThan(8 * 1024);
        assertThat(pool.held()).isEqualTo(again.footprint());
        pool.release(again);
        assertThat(pool.held()).isEqualTo(again.footprint());
        assertThat(pool.out()).isZero();
    }
}
