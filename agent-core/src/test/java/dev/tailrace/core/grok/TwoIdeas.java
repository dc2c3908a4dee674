package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.Automaton;
import dev.tailrace.core.grok.regex.ByteRegex;
import dev.tailrace.core.grok.regex.Dialect;
import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.Search;
import dev.tailrace.core.grok.regex.TextSampler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Prints, over all patterns of both sets, what a line costs by the code made for the pattern, captures and all, and by an automaton that
 * captures nothing ({@link Automaton}): on lines that match, and on others. The README in this folder has the table and the command.
 */
public final class TwoIdeas {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP = 60_000_000;
    private static final long TURN = 15_000_000;
    private static final int LINES = 24;

    private final List<double[]> matching = new ArrayList<>();
    private final List<double[]> others = new ArrayList<>();
    private int sink;

    private TwoIdeas() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws NotCompilable {
        TwoIdeas table = new TwoIdeas();
        Map<String, String> patterns = new LinkedHashMap<>();
        for (PatternSet set : PatternSet.values()) {
            Map<String, String> definitions = SetDefinitions.of(set);
            definitions.keySet().forEach(name -> patterns.put(Expansion.of("%{" + name + ":it}", definitions).regex(), name));
        }
        int code = 0;
        int automaton = 0;
        for (Map.Entry<String, String> each : patterns.entrySet()) {
            code++;
            automaton += table.measure(each.getKey(), each.getValue()) ? 1 : 0;
        }
        System.out.printf("%d different patterns; code takes %d, the automaton %d%n%n", patterns.size(), code, automaton);
        System.out.println("| lines | patterns | code faster | code, ns a line | automaton, ns a line | automaton / code: lowest tenth | median | highest tenth |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        table.print("that match", table.matching);
        table.print("of another pattern", table.others);
    }

    private boolean measure(String regex, String name) throws NotCompilable {
        Search search = ByteRegex.compile(regex, Dialect.RUBY).newSearch();
        Optional<ToIntFunction<byte[]>> automaton = Automaton.of(regex);
        if (automaton.isEmpty()) {
            return false;
        }
        Random random = new Random(name.hashCode());
        List<byte[]> lines = new ArrayList<>();
        TextSampler sampler = new TextSampler(random);
        for (int i = 0; i < LINES * 4 && lines.size() < LINES; i++) {
            byte[] line = sampler.sample(regex, Dialect.RUBY).getBytes(StandardCharsets.UTF_8);
            if (search.find(line, 0, line.length) >= 0) {
                lines.add(line);
            }
        }
        compare(search, automaton.get(), lines, matching);
        BenchmarkLines other = new BenchmarkLines(7);
        List<byte[]> foreign = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            byte[] line = (i % 2 == 0 ? other.combined() : other.syslog()).getBytes(StandardCharsets.UTF_8);
            if (search.find(line, 0, line.length) < 0) {
                foreign.add(line);
            }
        }
        compare(search, automaton.get(), foreign, others);
        return true;
    }

    private void compare(Search search, ToIntFunction<byte[]> automaton, List<byte[]> lines, List<double[]> into) {
        if (lines.size() >= LINES / 2) {
            into.add(new double[] {nanos(line -> search.find(line, 0, line.length), lines), nanos(automaton, lines)});
        }
    }

    private double nanos(ToIntFunction<byte[]> work, List<byte[]> lines) {
        run(work, lines, WARM_UP);
        return Math.min(run(work, lines, TURN), run(work, lines, TURN));
    }

    private double run(ToIntFunction<byte[]> work, List<byte[]> lines, long nanos) {
        long start = THREADS.getCurrentThreadCpuTime();
        long spent;
        long rounds = 0;
        do {
            for (int i = 0; i < 20; i++) {
                for (byte[] line : lines) {
                    sink += work.applyAsInt(line);
                }
            }
            rounds += 20;
            spent = THREADS.getCurrentThreadCpuTime() - start;
        } while (spent < nanos);
        return (double) spent / (rounds * lines.size());
    }

    private void print(String lines, List<double[]> costs) {
        double[] ratios = costs.stream().mapToDouble(cost -> cost[1] / cost[0]).sorted().toArray();
        System.out.printf(
                "| %s | %d | %d | %.0f | %.0f | %.1f | %.1f | %.1f |%n",
                lines,
                costs.size(),
                Arrays.stream(ratios).filter(ratio -> ratio > 1).count(),
                costs.stream().mapToDouble(cost -> cost[0]).average().orElse(0),
                costs.stream().mapToDouble(cost -> cost[1]).average().orElse(0),
                ratios[ratios.length / 10],
                ratios[ratios.length / 2],
                ratios[ratios.length * 9 / 10]);
    }
}
