package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.input.Outlet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An output that takes every batch at once and keeps its lines; while it is dry it has no batch to give. */
final class TakenLines implements Outlet {
    /** A line as it was handed over. */
    record Line(String text, String path, long generation, long offset, int flags) {}

    private static final int ARENA = 64 * 1024;

    final Tally tally = new Tally();
    final List<Line> all = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    private final Map<Long, List<String>> byGeneration = new LinkedHashMap<>();
    boolean dry;
    /** Nanoseconds that it waits for a batch to become full. */
    long linger;
    /** Bytes of the largest batch that came. */
    int largest;
    /** Batches that it has to give before it is dry. */
    int left = Integer.MAX_VALUE;

    /** Lines of the generation that has this line. */
    List<String> linesOf(String line) {
        return byGeneration.values().stream().filter(each -> each.contains(line)).findFirst().orElse(List.of());
    }

    /** The last line that was handed over. */
    Line last() {
        return all.getLast();
    }

    @Override
    public Batch tryAcquire() {
        return dry || left <= 0 ? null : new Batch(ARENA);
    }

    @Override
    public void giveBack(Batch batch) {
        assertThat(batch.isEmpty()).isTrue();
    }

    @Override
    public boolean wants(long since, long now) {
        return now - since >= linger;
    }

    @Override
    public long wantsAt(long since) {
        return since + linger;
    }

    @Override
    public long linger() {
        return linger;
    }

    @Override
    public void submit(Batch batch) {
        left--;
        largest = Math.max(largest, batch.arena().length);
        Event event = new Event(new Fields());
        Slice slice = new Slice();
        int at = 0;
        for (Span span : batch.spans()) {
            spans.add(span);
            for (int i = 0; i < span.events() - span.filtered(); i++, at++) {
                String line = event.at(batch, at).line(slice).asString();
                lines.add(line);
                long generation = span.source().generation();
                all.add(new Line(line, span.source().name(), generation, event.offset(), event.flags()));
                byGeneration.computeIfAbsent(generation, number -> new ArrayList<>()).add(line);
            }
        }
        assertThat(at).isEqualTo(batch.count());
    }
}
