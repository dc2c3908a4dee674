package dev.tailrace.core.alert;

import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one worker counted: how many events there were, by rule, group and slot. An open hash table in arrays, so that counting allocates nothing
 * once it has grown; whoever has it owns it.
 */
final class Sightings {
    /** Different entries that it holds; what does not find room is only counted as missed. */
    static final int MOST = 8192;

    private static final int FIRST = 64;
    private static final int NONE = -1;

    /** Tells the entries. */
    @FunctionalInterface
    interface Reader {
        /** @param text the group's values, joined */
        void entry(int rule, long group, long slot, int count, String text);
    }

    private int[] rules = new int[FIRST];
    private long[] groups = new long[FIRST];
    private long[] slots = new long[FIRST];
    private int[] counts = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int[] table = filled(2 * FIRST);
    private final Bytes texts = new Bytes(1024);
    private int entries;

    private static int[] filled(int size) {
        int[] table = new int[size];
        Arrays.fill(table, NONE);
        return table;
    }

    /** True if there is nothing to tell. */
    boolean isEmpty() {
        return entries == 0;
    }

    /**
     * Counts an event.
     *
     * @param group stands for the group's values
     * @param text of them, copied if the entry is new
     * @return false if there is no room
     */
    boolean count(int rule, long group, long slot, Bytes text) {
        int place = place(rule, group, slot);
        if (table[place] != NONE) {
            counts[table[place]]++;
            return true;
        }
        if (entries == MOST) {
            return false;
        }
        if (entries == rules.length) {
            grow();
            place = place(rule, group, slot);
        }
        rules[entries] = rule;
        groups[entries] = group;
        slots[entries] = slot;
        counts[entries] = 1;
        texts.write(text.array(), 0, text.length());
        ends[entries] = texts.length();
        table[place] = entries++;
        return true;
    }

    private int place(int rule, long group, long slot) {
        int mask = table.length - 1;
        int place = (int) (group ^ group >>> 32 ^ slot * 31 ^ rule * 0x9E3779B9L) & mask;
        while (table[place] != NONE) {
            int entry = table[place];
            if (groups[entry] == group && slots[entry] == slot && rules[entry] == rule) {
                return place;
            }
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        int size = 2 * rules.length;
        rules = Arrays.copyOf(rules, size);
        groups = Arrays.copyOf(groups, size);
        slots = Arrays.copyOf(slots, size);
        counts = Arrays.copyOf(counts, size);
        ends = Arrays.copyOf(ends, size);
        table = filled(2 * size);
        for (int entry = 0; entry < entries; entry++) {
            table[place(rules[entry], groups[entry], slots[entry])] = entry;
        }
    }

    /** Tells all entries, and is blank afterwards. */
    void read(Reader reader) {
        int start = 0;
        for (int entry = 0; entry < entries; entry++) {
            String text = new String(texts.array(), start, ends[entry] - start, StandardCharsets.UTF_8);
            reader.entry(rules[entry], groups[entry], slots[entry], counts[entry], text);
            start = ends[entry];
        }
        entries = 0;
        texts.clear();
        Arrays.fill(table, NONE);
    }
}
