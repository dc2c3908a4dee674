package dev.tailrace.core.processors.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTest {
    @TempDir
    static Path folder;

    /** Half a byte an event is what a batch of them costs: the list of its spans, a number that is boxed once. */
    @ParameterizedTest
    @EnumSource
    void eventsMakeNoGarbage(Task task) throws IOException {
        if (!task.allocatesNothing()) {
            return;
        }
        Bench bench = new Bench(task.yaml(folder), task.lines(Bench.LINES));
        bench.bytes(3);

        assertThat(bench.bytes(5)).isLessThan(0.5);
    }
}
