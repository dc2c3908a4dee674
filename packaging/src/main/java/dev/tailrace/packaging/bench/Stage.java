package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.assembly.Tree;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where all runs take place, one after another: the distribution, the sink, a folder that each run finds empty. One thread. */
final class Stage implements AutoCloseable {
    private final Path home;
    private final Path classes;
    private final Path scratch;
    private final Sink sink;
    private final Neighbours neighbours;

    /**
     * @param home of the distribution
     * @param classes of this module
     * @param scratch a folder for logs and runs
     */
    Stage(Path home, Path classes, Path scratch) throws IOException {
        this.home = home;
        this.classes = classes;
        this.scratch = scratch;
        this.sink = Sink.start(home, classes, scratch);
        this.neighbours = new Neighbours(sink.cost());
    }

    Path home() {
        return home;
    }

    Path classes() {
        return classes;
    }

    Sink sink() {
        return sink;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** A folder or file below the scratch folder that is kept from run to run. */
    Path kept(String name) {
        return scratch.resolve(name);
    }

    /** The folder of a run, emptied; the sink begins anew. */
    Path cleared() throws IOException {
        Path run = scratch.resolve("run");
        Tree.delete(run);
        sink.reset();
        return Files.createDirectories(run);
    }

    /**
     * One drain, from the start of the process to its end.
     *
     * @param folder of the run
     * @param lines that the logs hold
     * @param wrapper a command that runs the shipper in its place; mostly empty
     */
    Drain drain(Shipper.Start.Command command, Path folder, long lines, String... wrapper) throws IOException, InterruptedException {
        neighbours.begin();
        try (Running running = Running.start(command, folder, wrapper)) {
            Counts counts = running.await(sink, lines);
            ProcessCost cost = running.cost();
            long cpu = cost.cpuNanos();
            neighbours.end(cpu);
            return Drain.of(lines, running.started(), counts, cpu, cost.peakBytes());
        }
    }

    /** What a shipper is to do that finds the folder of the run empty. */
    Job job(Path folder, Path logs, Job.Work work, Job.Pace pace) {
        return new Job(folder, logs.toString(), sink.port(), work, pace);
    }

    @Override
    public void close() throws InterruptedException {
        sink.close();
    }
}
