package dev.tailrace.core.grok;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** What does each of the known catastrophic lines cost? Without Joni beside it: it would take seconds for some, for ever for others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HostileBenchmark {
    @Param
    public HostileLine hostile;

    private GrokMatcher matcher;
    private byte[] line;

    @Setup
    public void prepare() {
        matcher = GrokLibrary.of(PatternSet.LEGACY).compile(hostile.expression()).newMatcher();
        line = hostile.line().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Result cost() {
        return matcher.match(line, 0, line.length);
    }
}
