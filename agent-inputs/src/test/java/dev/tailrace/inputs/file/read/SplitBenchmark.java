package dev.tailrace.inputs.file.read;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.stations.CombinedLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many lines and bytes a second one core cuts out of what was read, and puts into a batch? An operation is a piece of a file, copied into the arena. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SplitBenchmark {
    /** What went through; JMH makes lines and bytes a second of it. Bytes are those of the lines in their log. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Moved {
        public long lines;
        public long bytes;
    }

    private static final int LINES = 300;
    private static final int LONGEST = 1 << 20;

    private final BatchPool pool = new BatchPool(4 << 20, 2 << 20);
    private final Intake intake = new Intake(new LineRules(Terminator.AUTO, LONGEST, List.of(), List.of(), null));
    private byte[] piece;

    @Setup
    public void prepare() {
        piece = (String.join("\n", CombinedLines.of(LINES)) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public int split(Moved moved) {
        Batch batch = pool.tryAcquire();
        System.arraycopy(piece, 0, batch.arena(), 0, piece.length);
        intake.take(batch, new Intake.Piece(batch.arena(), 0, piece.length, 0, Encoding.UTF_8, false, Intake.Ending.OPEN));
        int lines = batch.count();
        moved.lines += lines;
        moved.bytes += piece.length;
        pool.release(batch);
        return lines;
    }
}
