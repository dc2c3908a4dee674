package dev.tailrace.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is remembered, in memory: entries by generation, marks by output and key, the next generation number. */
final class RegistryState {
    private final EntryTable entries = new EntryTable();
    private final Map<String, Map<String, String>> marks = new TreeMap<>();
    private int tombstones;
    private long next;

    /** @param next all generation numbers below it may have been given */
    RegistryState(long next) {
        this.next = next;
    }

    void apply(Change change) {
        switch (change) {
            case Change.Kept(Entry entry) -> {
                tombstones += tombstone(entry) - tombstone(entries.put(entry));
                reserve(entry.generation() + 1);
            }
            case Change.Moved moved -> {
                Entry entry = entries.get(moved.generation());
                if (entry != null) {
                    entries.put(entry.movedTo(moved.offset(), moved.guard(), moved.changedAt()));
                }
            }
            case Change.Gone(long generation) -> tombstones -= tombstone(entries.remove(generation));
            case Change.Marked marked -> mark(marked);
            case Change.End end -> {}
        }
    }

    private static int tombstone(Entry entry) {
        return entry != null && entry.isTombstone() ? 1 : 0;
    }

    private void mark(Change.Marked marked) {
        if (marked.value().isEmpty()) {
            Map<String, String> known = marks.get(marked.output());
            if (known != null && known.remove(marked.key()) != null && known.isEmpty()) {
                marks.remove(marked.output());
            }
        } else {
            marks.computeIfAbsent(marked.output(), output -> new TreeMap<>()).put(marked.key(), marked.value());
        }
    }

    /** The next generation number; whoever gives it keeps an entry of it. */
    long next() {
        return next;
    }

    /** No number below {@code limit} is given any more. */
    void reserve(long limit) {
        next = Math.max(next, limit);
    }

    /** The entry of a generation, or null. */
    Entry entry(long generation) {
        return entries.get(generation);
    }

    Collection<Entry> entries() {
        return entries;
    }

    /** An input's entries by generation. */
    List<Entry> entries(String input) {
        return entries.stream()
                .filter(entry -> entry.input().equals(input))
                .sorted(Comparator.comparingLong(Entry::generation))
                .toList();
    }

    int size() {
        return entries.size();
    }

    int tombstones() {
        return tombstones;
    }

    /** A copy of an output's marks. */
    Map<String, String> marks(String output) {
        return Map.copyOf(marks.getOrDefault(output, Map.of()));
    }

    /** All marks, as the changes that make them. */
    List<Change.Marked> marks() {
        List<Change.Marked> changes = new ArrayList<>();
        marks.forEach((output, values) -> values.forEach((key, value) -> changes.add(new Change.Marked(output, key, value))));
        return changes;
    }
}
