package dev.tailrace.core.grok;

import dev.tailrace.core.grok.GrokBenchmark.Question;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what one core matches, beside Joni, by the processor time of a thread: the table in this folder's README, where the command stands.
 */
public final class GrokTable {
    private static final int LINES = 1024;
    private static final int TURNS = 15;

    private final PrintStream out;

    private GrokTable(PrintStream out) {
        this.out = out;
    }

    /** @param args names of questions; all if there are none */
    public static void main(String[] args) {
        GrokTable table = new GrokTable(System.out);
        List<Question> asked = args.length == 0 ? List.of(Question.values()) : Arrays.stream(args).map(Question::valueOf).toList();
        table.speeds(asked);
        if (args.length == 0) {
            table.shares();
            table.hostile();
        }
    }

    private void speeds(List<Question> asked) {
        out.println("| question | bytes | lines/s | Joni | ratio | through opensearch-grok | ratio | bytes allocated a line | Joni | opensearch-grok |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Question question : asked) {
            List<byte[]> lines = lines(question);
            LineCost ours = new LineCost(Contestants.tailrace(question.patterns()), lines, TURNS);
            LineCost joni = new LineCost(Contestants.joni(question.patterns()), lines, TURNS);
            LineCost opensearch = new LineCost(Contestants.opensearch(question.patterns()), lines, TURNS);
            LineCost.race(List.of(ours, joni, opensearch));
            out.printf(
                    "| %s | %d | %,d | %,d | %.1f | %,d | %.1f | %d | %,d | %,d |%n",
                    question,
                    lines.stream().mapToInt(line -> line.length).sum() / lines.size(),
                    ours.linesPerSecond(),
                    joni.linesPerSecond(),
                    (double) ours.linesPerSecond() / joni.linesPerSecond(),
                    opensearch.linesPerSecond(),
                    (double) ours.linesPerSecond() / opensearch.linesPerSecond(),
                    ours.bytesPerLine(),
                    joni.bytesPerLine(),
                    opensearch.bytesPerLine());
        }
    }

    static List<byte[]> lines(Question question) {
        BenchmarkLines generator = new BenchmarkLines(42);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(question.line(generator).getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private void shares() {
        out.println();
        out.println("| set | patterns | compiled |");
        out.println("|---|---:|---:|");
        for (PatternSet set : PatternSet.values()) {
            GrokLibrary library = GrokLibrary.of(set);
            long compiled = library.names().stream()
                    .filter(name -> library.compile("%{" + name + ":it}").engines().getFirst().kind() == Engine.Kind.COMPILED)
                    .count();
            out.printf("| %s | %d | %d |%n", set.key(), library.names().size(), compiled);
        }
    }

    private void hostile() {
        out.println();
        out.println("| hostile line | bytes | result | ms |");
        out.println("|---|---:|---|---:|");
        for (HostileLine each : HostileLine.all()) {
            GrokMatcher matcher = GrokLibrary.of(PatternSet.LEGACY).compile(each.expression()).newMatcher();
            byte[] line = each.line().getBytes(StandardCharsets.UTF_8);
            LineCost cost = new LineCost(text -> matcher.match(text, 0, text.length).ordinal(), List.of(line), 5);
            LineCost.race(List.of(cost));
            out.printf("| %s | %,d | %s | %.2f |%n", each.name(), line.length, matcher.match(line, 0, line.length), cost.nanosPerLine() / 1e6);
        }
    }
}
