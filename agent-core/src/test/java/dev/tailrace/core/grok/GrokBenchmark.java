package dev.tailrace.core.grok;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
import org.opensearch.grok.Grok;

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

    private List<byte[]> lines;
    private int next;
    private GrokMatcher matcher;
    private List<Grok> groks;

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
    }

    @Setup
    public void prepare() {
        BenchmarkLines generator = new BenchmarkLines(42);
        lines = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            lines.add(question.line.apply(generator).getBytes(StandardCharsets.UTF_8));
        }
        Map<String, String> definitions = PatternFile.of(PatternSet.LEGACY);
        switch (by) {
            case TAILRACE -> matcher = GrokLibrary.of(PatternSet.LEGACY).compile(question.patterns).newMatcher();
            case JONI -> matcher = new GrokPattern(question.patterns.stream().map(each -> onJoni(each, definitions)).toList()).newMatcher();
            case OPENSEARCH -> {
                Map<String, String> plain = new HashMap<>();
                definitions.forEach((name, definition) -> plain.put(name, definition.replaceAll("\\(\\?<[^>=!]+>", "(?:")));
                groks = question.patterns.stream().map(each -> new Grok(plain, each, _ -> {})).toList();
            }
        }
    }

    private static GrokExpression onJoni(String expression, Map<String, String> definitions) {
        Expansion expansion = Expansion.of(expression, definitions);
        JoniProgram joni = JoniProgram.compile(expansion);
        return new GrokExpression(expansion, new Engine(Engine.Kind.JONI, "asked for"), joni::matcher);
    }

    @Benchmark
    public Object line() {
        byte[] line = lines.get(next++ & 1023);
        if (by != By.OPENSEARCH) {
            return matcher.match(line, 0, line.length);
        }
        String text = new String(line, StandardCharsets.UTF_8);
        for (Grok grok : groks) {
            Map<String, Object> captures = grok.captures(text);
            if (captures != null) {
                return captures;
            }
        }
        return null;
    }
}
