package dev.tailrace.core.grok.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds, in one pass from the end of a text to its beginning, the places where a match can begin: a deterministic automaton made of
 * {@link ReverseNfa} while texts need its states. So a text that cannot match costs one look-up a byte, whatever the expression.
 *
 * <p>Owned by one search.
 */
final class StartFilter {
    private static final int MOST_CELLS = 1 << 18;
    private static final int MOST_WORK = 400_000;

    /** A filter whose table was full so often is of no use for the texts at hand. */
    private static final int MOST_RESETS = 20;

    private final ReverseNfa nfa;
    private final byte[] classes;
    private final int classCount;

    /** For each state a row of following states: the place of its row, inverted if it accepts. 0: not known yet; no row stands there. */
    private int[] table;

    private int used;
    private final Map<Members, Integer> rows = new HashMap<>();
    private int[][] members = new int[16][];
    private int[] mark;
    private int marks;
    private int[] work;
    private int resets;
    private int effort;

    private long[] starts = new long[16];
    private int origin;
    private int stopped;

    private record Members(int[] states) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Members that && Arrays.equals(states, that.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    StartFilter(ReverseNfa nfa) {
        this.nfa = nfa;
        this.classes = nfa.classes();
        this.classCount = nfa.classCount();
        this.mark = new int[nfa.size()];
        this.work = new int[nfa.size() + 1];
        reset();
    }

    private void reset() {
        rows.clear();
        table = new int[classCount * 32];
        used = classCount;
        int count = close(nfa.entry(), 0);
        row(count);
    }

    /**
     * Marks the places of a text at which a match can begin, for {@link #next}.
     *
     * @return false if it gave up: any place is one then
     */
    boolean scan(byte[] text, int from, int to) {
        if (resets > MOST_RESETS) {
            return false;
        }
        origin = from;
        int words = (to - from >> 6) + 1;
        if (starts.length < words) {
            starts = new long[words + words / 2];
        }
        Arrays.fill(starts, 0, words, 0);
        effort = 0;
        int row = classCount;
        int at = to;
        while (at > from) {
            at = run(text, from, at, row);
            if (at == from) {
                break;
            }
            row = follow(stopped);
            if (row == 0) {
                return false;
            }
            at--;
            if (row < 0) {
                mark(at);
                row = ~row;
            }
        }
        return true;
    }

    /** Reads backwards from {@code end} while the table knows the way; how far it came. The cell it lacked is {@link #stopped}. */
    private int run(byte[] text, int from, int end, int start) {
        int[] cells = table;
        byte[] classOf = classes;
        int row = start;
        for (int at = end - 1; at >= from; at--) {
            int cell = row + classOf[text[at] & 0xFF];
            row = cells[cell];
            if (row <= 0) {
                if (row == 0) {
                    stopped = cell;
                    return at + 1;
                }
                row = ~row;
                mark(at);
            }
        }
        return from;
    }

    private void mark(int at) {
        starts[at - origin >> 6] |= 1L << at - origin;
    }

    /** The first marked place from {@code at} on, before {@code to}; -1 if there is none. */
    int next(int at, int to) {
        int word = at - origin >> 6;
        int last = to - origin >> 6;
        if (word > last) {
            return -1;
        }
        long bits = starts[word] & -1L << at - origin;
        while (bits == 0) {
            if (++word > last) {
                return -1;
            }
            bits = starts[word];
        }
        int found = origin + (word << 6) + Long.numberOfTrailingZeros(bits);
        return found < to ? found : -1;
    }

    /** Fills a cell of the table; 0 if that took too much work. */
    private int follow(int cell) {
        int[] from = members[cell / classCount];
        int value = 0;
        while (classes[value] != cell % classCount) {
            value++;
        }
        marks++;
        int count = 0;
        for (int state : from) {
            ByteSet takes = nfa.takes(state);
            if (takes != null && takes.has(value)) {
                for (int next : nfa.next(state)) {
                    count = closeOn(next, count);
                }
            }
        }
        count = nfa.endsBefore(value) ? closeOn(nfa.entry(), count) : count;
        effort += from.length + count + 16;
        if (effort > MOST_WORK) {
            return 0;
        }
        if (used + classCount > MOST_CELLS) {
            resets++;
            reset();
            return 0;
        }
        int row = row(count);
        table[cell] = row;
        return row;
    }

    private int close(int state, int count) {
        marks++;
        return closeOn(state, count);
    }

    /** Adds what is reached from a state without taking a byte. Only states that take one, and the accepting one, are kept. */
    private int closeOn(int state, int count) {
        if (mark[state] == marks) {
            return count;
        }
        mark[state] = marks;
        if (state == ReverseNfa.ACCEPT || nfa.takes(state) != null) {
            work[count] = state;
            return count + 1;
        }
        int more = count;
        for (int next : nfa.next(state)) {
            more = closeOn(next, more);
        }
        return more;
    }

    /** The row of the first {@code count} states of {@link #work}, as a cell's value. */
    private int row(int count) {
        int[] states = Arrays.copyOf(work, count);
        Arrays.sort(states);
        Members key = new Members(states);
        Integer known = rows.get(key);
        if (known != null) {
            return known;
        }
        if (used + classCount > table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        int place = used;
        used += classCount;
        int number = place / classCount;
        if (number >= members.length) {
            members = Arrays.copyOf(members, 2 * members.length);
        }
        members[number] = states;
        int row = states.length > 0 && states[0] == ReverseNfa.ACCEPT ? ~place : place;
        rows.put(key, row);
        return row;
    }
}
