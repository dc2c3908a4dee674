package dev.tailrace.core.processors.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prints what each processor costs, by the processor time of a thread: the table in this folder's README, where the command stands. */
public final class ProcessorTable {
    private static final int WARM_UP = 3_000_000;
    private static final int TURN = 150_000_000;
    private static final int TURNS = 7;

    private ProcessorTable() {}

    /** @param args names of tasks; all if there are none */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("processors");
        List<Task> asked = args.length == 0 ? List.of(Task.values()) : Arrays.stream(args).map(Task::valueOf).toList();
        System.out.println("| task | ns | events/s | bytes allocated |");
        System.out.println("|---|---:|---:|---:|");
        for (Task task : asked) {
            List<String> lines = task.lines(Bench.LINES);
            Bench with = new Bench(task.yaml(folder), lines);
            Bench without = new Bench("[]", lines);
            double nanos = Math.max(0.1, median(with) - median(without));
            System.out.printf("| %s | %.0f | %,.0f | %.1f |%n", task, nanos, 1e9 / nanos, Math.max(0, with.bytes(20) - without.bytes(20)));
        }
    }

    private static double median(Bench bench) {
        double first = bench.nanos(20);
        bench.nanos((int) Math.max(1, Math.min(WARM_UP / Bench.LINES, 1_500_000_000L / (first * Bench.LINES))));
        int passes = (int) Math.max(1, TURN / (bench.nanos(20) * Bench.LINES));
        double[] turns = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            turns[i] = bench.nanos(passes);
        }
        Arrays.sort(turns);
        return turns[TURNS / 2];
    }
}
