package dev.tailrace.core.registry;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;

/**
 * Entries by generation: a word or two for each, where a map of boxed numbers has six times as much. Owned by the {@link RegistryState}.
 *
 * <p>Open addressing with linear probing; what is removed closes its gap (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
 */
final class EntryTable extends AbstractCollection<Entry> {
    private static final int LEAST = 16;
    /** Spreads successive numbers: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Entry[] slots = new Entry[LEAST];
    private int size;

    /** The entry of a generation, or null. */
    Entry get(long generation) {
        return slots[find(generation)];
    }

    /** Takes in an entry; gives the one that it replaces, or null. */
    Entry put(Entry entry) {
        int at = find(entry.generation());
        Entry before = slots[at];
        slots[at] = entry;
        if (before == null && ++size > slots.length / 4 * 3) {
            grow();
        }
        return before;
    }

    /** Takes out the entry of a generation; gives it, or null. */
    Entry remove(long generation) {
        int gap = find(generation);
        Entry removed = slots[gap];
        if (removed == null) {
            return null;
        }
        size--;
        int mask = slots.length - 1;
        for (int at = gap + 1 & mask; slots[at] != null; at = at + 1 & mask) {
            int home = home(slots[at].generation());
            if ((at - home & mask) >= (at - gap & mask)) {
                slots[gap] = slots[at];
                gap = at;
            }
        }
        slots[gap] = null;
        return removed;
    }

    private void grow() {
        Entry[] before = slots;
        slots = new Entry[before.length * 2];
        for (Entry entry : before) {
            if (entry != null) {
                slots[find(entry.generation())] = entry;
            }
        }
    }

    /** Where the entry of a generation is, or would be. */
    private int find(long generation) {
        int at = home(generation);
        while (slots[at] != null && slots[at].generation() != generation) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private int home(long generation) {
        return (int) (generation * SPREAD >>> 32) & slots.length - 1;
    }

    /** In no order that means anything. */
    @Override
    public Iterator<Entry> iterator() {
        return Arrays.stream(slots).filter(Objects::nonNull).iterator();
    }

    @Override
    public int size() {
        return size;
    }
}
