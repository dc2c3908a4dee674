package dev.tailrace.outputs.bench;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.stations.CombinedLines;
import dev.tailrace.outputs.elasticsearch.ElasticsearchFactory;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many lines and bytes a second go out in one request after another, encoded, framed, sent to a sink in another process and answered? An operation is a
 * request of a megabyte of lines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShipBenchmark {
    /** What went through; JMH makes lines and bytes a second of it. Bytes are those of the lines in their log. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Moved {
        public long lines;
        public long bytes;
    }

    private static final int LINES = 4_500;

    /** Of compression. */
    @Param({"0", "1"})
    public int level;

    private Process sink;
    private Path directory;
    private Output output;
    private Shipment shipment;

    @Setup
    public void prepare() throws IOException {
        sink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Sink.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        directory = Files.createTempDirectory("tailrace-bench-");
        Fields fields = new Fields();
        shipment = new Lines(fields).of(CombinedLines.of(LINES));
        Map<String, ?> settings = Map.of("hosts", "http://127.0.0.1:" + sink.inputReader().readLine(), "compression_level", level);
        output = Configured.plan(new ElasticsearchFactory(), settings).open(Configured.context(fields, directory, Map.of()));
    }

    @TearDown
    public void end() throws Exception {
        output.close();
        sink.destroyForcibly().waitFor();
        Files.delete(directory);
    }

    @Benchmark
    public Outcome ship(Moved moved) throws InterruptedException {
        Outcome outcome = output.send(shipment);
        if (!(outcome instanceof Outcome.Delivered)) {
            throw new IllegalStateException(outcome.toString());
        }
        moved.lines += shipment.count();
        moved.bytes += shipment.batch().used();
        return outcome;
    }
}
