package dev.tailrace.core.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who comes most often, by Space-Saving: a bounded number of counters, of which the lowest goes to whoever is new. Used by one thread. */
final class Frequent {
    /** Counters. */
    static final int MOST = 256;

    /** A counter. Its count is at most {@code error} too high. */
    static final class Counter {
        private long key;
        private String name;
        private long count;
        private long error;
        private int place;

        long key() {
            return key;
        }

        String name() {
            return name;
        }

        long count() {
            return count;
        }

        long error() {
            return error;
        }
    }

    private final Map<Long, Counter> counters = new HashMap<>();

    /** A heap, the lowest count first. */
    private Counter[] heap = new Counter[16];

    /** @param name of the key, asked for only if it has no counter */
    void add(long key, int weight, Supplier<String> name) {
        Counter counter = counters.get(key);
        if (counter == null) {
            counter = counters.size() < MOST ? another() : lowest();
            counter.key = key;
            counter.name = name.get();
            counters.put(key, counter);
        }
        counter.count += weight;
        sink(counter);
    }

    private Counter another() {
        Counter counter = new Counter();
        int size = counters.size();
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        // One of count 0 belongs at the top: its ancestors move down by one.
        int place = size;
        while (place > 0) {
            int parent = (place - 1) / 2;
            put(heap[parent], place);
            place = parent;
        }
        put(counter, 0);
        return counter;
    }

    private Counter lowest() {
        Counter counter = heap[0];
        counters.remove(counter.key);
        counter.error = counter.count;
        return counter;
    }

    private void put(Counter counter, int place) {
        heap[place] = counter;
        counter.place = place;
    }

    private void sink(Counter counter) {
        int size = counters.size();
        int place = counter.place;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && heap[child + 1].count < heap[child].count) {
                child++;
            }
            if (heap[child].count >= counter.count) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(counter, place);
    }

    void forEach(Consumer<Counter> what) {
        counters.values().forEach(what);
    }
}
