package dev.tailrace.core.stations;

import dev.tailrace.core.grok.BenchmarkLines;
import java.util.List;
import java.util.stream.Stream;

/** The lines that all stations are given. */
public final class CombinedLines {
    private CombinedLines() {}

    /** So many lines of a combined access log, always the same. */
    public static List<String> of(int count) {
        return Stream.generate(new BenchmarkLines(42)::combined).limit(count).toList();
    }
}
