package dev.tailrace.core.grok;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * How many lines a second does one core match, beside Joni? One benchmark a question: the method's name says which. The README in this
 * folder has the answers and how to ask again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GrokBenchmark {
    private static final int LINES = 1024;
    private static final List<String> COMBINED = List.of("%{COMBINEDAPACHELOG}");

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
    private record Question(List<String> patterns, Stream<String> lines) {
        static Question of(String name, BenchmarkLines from) {
            return switch (name) {
                case "combined" -> new Question(COMBINED, Stream.generate(from::combined));
                case "squid" -> new Question(List.of("%{SQUID}"), Stream.generate(from::squid));
                case "squid3" -> new Question(List.of("%{SQUID3}"), Stream.generate(from::squid));
                case "iis" -> new Question(List.of("%{IIS}"), Stream.generate(from::iis));
                case "goProxy" -> new Question(List.of("%{GOPROXY}"), Stream.generate(from::goProxy));
                case "syslog" -> new Question(List.of("%{SYSLOGLINE}"), Stream.generate(from::syslog));
                case "twelfthOfTwelve" -> new Question(BenchmarkLines.TWELVE, Stream.generate(from::goProxy));
                case "noMatch" -> new Question(COMBINED, Stream.generate(from::squid));
                case "noMatchAtTheEnd" -> new Question(COMBINED, Stream.generate(from::combinedCutShort));
                case "hostileMegabyte" -> new Question(COMBINED, Stream.generate(BenchmarkLines::hostileMegabyte).limit(1));
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    @Setup
    public void prepare(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        Question question = Question.of(benchmark.substring(benchmark.lastIndexOf('.') + 1), new BenchmarkLines(42));
        lines = question.lines.limit(LINES).map(line -> line.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        contestant = switch (by) {
            case TAILRACE -> Contestants.tailrace(question.patterns);
            case JONI -> Contestants.joni(question.patterns);
            case OPENSEARCH -> Contestants.opensearch(question.patterns);
        };
    }

    private int line() {
        byte[] line = lines[next];
        next = next + 1 == lines.length ? 0 : next + 1;
        return contestant.applyAsInt(line);
    }

    @Benchmark
    public int combined() {
        return line();
    }

    @Benchmark
    public int squid() {
        return line();
    }

    @Benchmark
    public int squid3() {
        return line();
    }

    @Benchmark
    public int iis() {
        return line();
    }

    @Benchmark
    public int goProxy() {
        return line();
    }

    @Benchmark
    public int syslog() {
        return line();
    }

    /** A list of twelve patterns, of which the last matches. */
    @Benchmark
    public int twelfthOfTwelve() {
        return line();
    }

    /** Lines of another format. */
    @Benchmark
    public int noMatch() {
        return line();
    }

    /** Lines that lack the last character that the pattern asks for. */
    @Benchmark
    public int noMatchAtTheEnd() {
        return line();
    }

    /** One line, of 1 MiB: twenty a second are 50 ms. */
    @Benchmark
    public int hostileMegabyte() {
        return line();
    }
}
