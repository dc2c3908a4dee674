package dev.tailrace.packaging.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final int LOOKS = 61;
    private static final long MIB = 1 << 20;

    /** One of an hour, a look a minute, a thousand lines each. */
    private static Course course(IntToDoubleFunction mebibytes, IntToDoubleFunction cpuMicros) {
        double[] cpu = {0};
        return new Course(IntStream.range(0, LOOKS)
                .mapToObj(minute -> {
                    cpu[0] += minute == 0 ? 0 : cpuMicros.applyAsDouble(minute) * 1000 * 1000;
                    long bytes = (long) (mebibytes.applyAsDouble(minute) * MIB);
                    return new Reading(minute * 60, minute * 1000L, minute * 1000L, bytes, 50, 30, (long) cpu[0], bytes, 1);
                })
                .toList());
    }

    @Test
    void whatGrowsAllTheTimeIsNotFlat() {
        Course leak = course(minute -> 100 + minute * 0.3, minute -> 5 + minute * 0.1);

        assertThat(Quantity.RESIDENT.isFlat(leak)).isFalse();
        assertThat(leak.dearer()).isGreaterThan(Verdicts.DEARER);
    }

    @Test
    void whatIsTakenWhileItWarmsUpIsNoGrowth() {
        Course kept = course(minute -> minute < 10 ? 50 + 5 * minute : 100 + minute % 3, minute -> minute < 10 ? 20 : 5);

        assertThat(Quantity.RESIDENT.isFlat(kept)).isTrue();
        assertThat(Quantity.THREADS.isFlat(kept)).isTrue();
        assertThat(kept.dearer()).isEqualTo(1);
    }

    @Test
    void aRegistryMayGrowUntilItIsWrittenAnewAndNotBeyond() {
        assertThat(Quantity.REGISTRY.isFlat(course(minute -> 0.1 + minute * 0.08, minute -> 1))).isTrue();
        assertThat(Quantity.REGISTRY.isFlat(course(minute -> minute * 0.2, minute -> 1))).isFalse();
    }

    @Test
    void slicesCoverAllOfItOnce() {
        Course course = course(minute -> 1, minute -> 5);

        assertThat(course.slices()).hasSize(6).allSatisfy(slice -> {
            assertThat(slice.lines()).isEqualTo(10_000);
            assertThat(slice.cpuMicros()).isEqualTo(5);
        });
        assertThat(course.slices().getLast().toSeconds()).isEqualTo(3600);
    }
}
