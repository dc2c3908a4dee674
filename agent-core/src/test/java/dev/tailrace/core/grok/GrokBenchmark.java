package dev.tailrace.core.grok;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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

/** How many lines a second does one core match, beside Joni? The README in this folder has the answers and how to ask again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class GrokBenchmark {
    /** What is matched against what. */
    @Param
    public Question question;

    /** By what. */
    @Param
    public By by;

    private byte[][] lines;
    private int next;
    private ToIntFunction<byte[]> contestant;

    /** The contestants. */
    public enum By {
        /** This package. */
        TAILRACE,
        /** Joni's matcher, with nothing made of its regions. */
        JONI,
        /** Joni as OpenSearch uses it: captures put into a map. */
        OPENSEARCH
    }

    /** Patterns of the classic set, and lines. */
    public enum Question {
        COMBINED(List.of("%{COMBINEDAPACHELOG}"), BenchmarkLines::combined),
        SQUID(List.of("%{SQUID}"), BenchmarkLines::squid),
        SQUID3(List.of("%{SQUID3}"), BenchmarkLines::squid),
        IIS(List.of("%{IIS}"), BenchmarkLines::iis),
        GO_PROXY(List.of("%{GOPROXY}"), BenchmarkLines::goProxy),
        SYSLOG(List.of("%{SYSLOGLINE}"), BenchmarkLines::syslog),
        TWELFTH_OF_TWELVE(BenchmarkLines.TWELVE, BenchmarkLines::goProxy),
        NO_MATCH(List.of("%{COMBINEDAPACHELOG}"), BenchmarkLines::squid),
        NO_MATCH_AT_THE_END(List.of("%{COMBINEDAPACHELOG}"), BenchmarkLines::combinedCutShort);

        private final List<String> patterns;
        private final Function<BenchmarkLines, String> line;

        Question(List<String> patterns, Function<BenchmarkLines, String> line) {
            this.patterns = patterns;
            this.line = line;
        }

        List<String> patterns() {
            return patterns;
        }

        String line(BenchmarkLines from) {
            return line.apply(from);
        }
    }

    @Setup
    public void prepare() {
        lines = GrokTable.lines(question).toArray(byte[][]::new);
        contestant = switch (by) {
            case TAILRACE -> Contestants.tailrace(question.patterns);
            case JONI -> Contestants.joni(question.patterns);
            case OPENSEARCH -> Contestants.opensearch(question.patterns);
        };
    }

    @Benchmark
    public int line() {
        return contestant.applyAsInt(lines[next++ & 1023]);
    }
}
