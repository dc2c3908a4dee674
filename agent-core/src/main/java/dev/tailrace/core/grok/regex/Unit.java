package dev.tailrace.core.grok.regex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the methods of one compiled expression share while they are written: tables, sets, places in the frame. */
final class Unit {
    /** A byte's word in a table has one bit for each of so many sets. */
    private static final int SETS_PER_TABLE = 32;

    private final List<Code> methods = new ArrayList<>();
    private final Map<ByteSet, Integer> byteSets = new LinkedHashMap<>();
    private final List<CodePoints> characterSets = new ArrayList<>();
    private final Weights weights = new Weights();
    private int frameVars;

    Weights weights() {
        return weights;
    }

    /** A new method; its number in its name. */
    int method(Code code) {
        methods.add(code);
        return methods.size() - 1;
    }

    List<Code> methods() {
        return methods;
    }

    /** Places in the frame. */
    int reserve(int count) {
        frameVars += count;
        return frameVars - count;
    }

    int frameVars() {
        return frameVars;
    }

    /** The number of a set of bytes that is tested by looking it up. */
    int number(ByteSet set) {
        return byteSets.computeIfAbsent(set, _ -> byteSets.size());
    }

    static int table(int number) {
        return number / SETS_PER_TABLE;
    }

    static int mask(int number) {
        return 1 << number % SETS_PER_TABLE;
    }

    /** The number of the first of some sets of characters, which follow one another. */
    int numberOf(List<CodePoints> sets) {
        characterSets.addAll(sets);
        return characterSets.size() - sets.size();
    }

    CodePoints[] characterSets() {
        return characterSets.toArray(CodePoints[]::new);
    }

    /** For each table, a word for each byte. */
    int[][] tables() {
        int[][] tables = new int[(byteSets.size() + SETS_PER_TABLE - 1) / SETS_PER_TABLE][256];
        byteSets.forEach((set, number) -> {
            for (int value = 0; value < 256; value++) {
                if (set.has(value)) {
                    tables[table(number)][value] |= mask(number);
                }
            }
        });
        return tables;
    }
}
