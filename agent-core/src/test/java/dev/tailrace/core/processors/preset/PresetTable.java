package dev.tailrace.core.processors.preset;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.grok.LineCost;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.processors.OneEvent;
import dev.tailrace.core.processors.ProcessorChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Prints how many lines a second one core takes through each preset, from the line to all of its fields, by the processor time of a thread.
 * How to run it stands in the README of the grok benchmarks.
 */
public final class PresetTable {
    private static final int LINES = 1024;
    private static final int TURNS = 15;
    private static final int ARENA = 1 << 20;

    private PresetTable() {}

    private record Log(String preset, String format, Supplier<String> line) {}

    /** @param args none */
    public static void main(String[] args) {
        System.out.println("| preset | lines | bytes | lines/s | ns a line | bytes allocated a line |");
        System.out.println("|---|---|---:|---:|---:|---:|");
        for (Log log : logs(new PresetLines(new Random(42)))) {
            List<byte[]> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                lines.add(log.line.get().getBytes(StandardCharsets.UTF_8));
            }
            LineCost cost = new LineCost(chain(log.preset), lines, TURNS);
            LineCost.race(List.of(cost));
            int bytes = lines.stream().mapToInt(line -> line.length).sum() / LINES;
            System.out.printf(
                    "| %s | %s | %d | %,d | %.0f | %d |%n", log.preset, log.format, bytes, cost.linesPerSecond(), cost.nanosPerLine(), cost.bytesPerLine());
        }
    }

    private static List<Log> logs(PresetLines lines) {
        return List.of(
                new Log("squid", "native", lines::squid),
                new Log("squid", "combined", lines::squidCombined),
                new Log("nginx", "combined", lines::combined),
                new Log("nginx", "virtual host in front", () -> "www.example.com:443 " + lines.combined()),
                new Log("nginx", "forwarded-for list behind", () -> lines.combined() + " \"192.168.1.9, 198.51.100.7, 10.0.0.3\""),
                new Log("nginx", "error log", lines::nginxError),
                new Log("apache", "combined", lines::combined),
                new Log("apache", "error log", lines::apacheError),
                new Log("iis", "W3C, guessed columns", lines::iis),
                new Log("go-proxy", "", lines::goProxy));
    }

    /** Puts a line into a batch, runs the preset over it, and empties the batch when it is full. */
    private static ToIntFunction<byte[]> chain(String preset) {
        Fields fields = new Fields();
        ChainPlan plan = OneEvent.plan(fields, preset, null);
        ProcessorChain chain = plan.instantiate();
        BatchPool pool = new BatchPool(16L * ARENA, ARENA);
        Batch[] current = {pool.tryAcquire()};
        Event event = new Event(fields);
        Span span = new Span(OneEvent.source(fields), 0, 1, 0, 1, 0);
        return line -> {
            if (!current[0].reserve(8 * line.length) || current[0].count() == LINES) {
                pool.release(current[0]);
                current[0] = pool.tryAcquire();
                current[0].readAt(OneEvent.READ_AT);
            }
            Batch batch = current[0];
            int at = batch.used();
            System.arraycopy(line, 0, batch.arena(), at, line.length);
            batch.use(at + line.length);
            batch.addLine(at, line.length, at, 0);
            batch.endSpan(span);
            chain.process(event.at(batch, batch.count() - 1));
            return batch.used();
        };
    }
}
