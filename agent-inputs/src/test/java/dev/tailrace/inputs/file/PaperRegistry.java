package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Span;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A registry that answers at once, or when it is told to. */
final class PaperRegistry implements Memory {
    final Map<Long, Entry> entries = new LinkedHashMap<>();
    final List<Runnable> requests = new ArrayList<>();
    boolean slow;
    private long last;
    private List<Entry> remembered = List.of();

    void restart() {
        remembered = List.copyOf(entries.values());
    }

    void answer() {
        List<Runnable> asked = List.copyOf(requests);
        requests.clear();
        asked.forEach(Runnable::run);
    }

    void acknowledge(List<Span> spans) {
        for (Span span : spans) {
            Entry e = entries.get(span.source().generation());
            put(new Entry(
                    e.generation(), e.input(), e.name(), e.identity(), span.end(), span.guard(), e.note(), e.forgetAt(), e.changedAt()));
        }
    }

    private void put(Entry entry) {
        entries.put(entry.generation(), entry);
    }

    @Override
    public String epoch() {
        return "epoch";
    }

    @Override
    public List<Entry> recall() {
        return remembered;
    }

    @Override
    public void open(Entry born, LongConsumer reply) {
        long number = ++last;
        requests.add(() -> {
            put(new Entry(
                    number, born.input(), born.name(), born.identity(), born.offset(), born.guard(), born.note(), 0, born.changedAt()));
            reply.accept(number);
        });
        if (!slow) {
            answer();
        }
    }

    @Override
    public void describe(long generation, String name, String identity, byte[] note) {
        Entry e = entries.get(generation);
        put(new Entry(generation, e.input(), name, identity, e.offset(), e.guard(), note, e.forgetAt(), e.changedAt()));
    }

    @Override
    public void acknowledged(long generation, LongConsumer reply) {
        requests.add(() -> reply.accept(entries.get(generation).offset()));
        if (!slow) {
            answer();
        }
    }

    @Override
    public void retire(long generation, long end, long forgetAt) {
        forgetAt(generation, forgetAt);
    }

    @Override
    public void revive(long generation) {
        forgetAt(generation, 0);
    }

    private void forgetAt(long generation, long time) {
        Entry e = entries.get(generation);
        put(new Entry(generation, e.input(), e.name(), e.identity(), e.offset(), e.guard(), e.note(), time, e.changedAt()));
    }
}
