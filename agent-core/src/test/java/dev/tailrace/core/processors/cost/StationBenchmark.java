package dev.tailrace.core.processors.cost;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.stations.CombinedLines;
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

/** How many lines and bytes a second one core parses, and writes as documents? An operation is a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class StationBenchmark {
    /** What went through; JMH makes lines and bytes a second of it. Bytes are those of the lines in their log. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Moved {
        public long lines;
        public long bytes;
    }

    private static final String GROK =
            "[{grok: {field: message, patterns: ['%{COMBINEDAPACHELOG}']}}, {date: {field: timestamp, formats: ['dd/MMM/yyyy:HH:mm:ss Z']}}]";

    private Bench grok;
    private Event event;
    private Event parsedEvent;
    private Batch raw;
    private Batch parsed;
    private long lineBytes;
    private final JsonEncoder encoder = new JsonEncoder();
    private final JsonEncoder parsedEncoder = new JsonEncoder();
    private final Bytes bytes = new Bytes(1 << 20);

    @Setup
    public void prepare() {
        List<String> lines = CombinedLines.of(Bench.LINES);
        Bench plain = new Bench("[]", lines);
        grok = new Bench(GROK, lines);
        event = new Event(plain.fields());
        parsedEvent = new Event(grok.fields());
        raw = plain.processed();
        parsed = grok.processed();
        lineBytes = lines.stream().mapToLong(line -> line.length() + 1L).sum();
    }

    /** Matching, and setting fields and time, as the processors do. */
    @Benchmark
    public int grok(Moved moved) {
        moved.lines += Bench.LINES;
        moved.bytes += lineBytes;
        return grok.pass();
    }

    /** Documents of lines as they are. */
    @Benchmark
    public int encode(Moved moved) {
        moved.lines += Bench.LINES;
        moved.bytes += lineBytes;
        return encoded(encoder, event, raw);
    }

    /** Documents of lines with the fields that were found in them. */
    @Benchmark
    public int encodeParsed(Moved moved) {
        moved.lines += Bench.LINES;
        moved.bytes += lineBytes;
        return encoded(parsedEncoder, parsedEvent, parsed);
    }

    private int encoded(JsonEncoder by, Event each, Batch batch) {
        bytes.clear();
        for (int i = 0; i < Bench.LINES; i++) {
            by.encode(each.at(batch, i), bytes);
        }
        return bytes.length();
    }
}
