package dev.tailrace.core.processors.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules of which an expression stands somewhere in a text: {@link Positions} made deterministic as texts ask for it, one look-up
 * a byte. Keeps a bounded number of states and begins anew beyond it. Used by one worker.
 */
final class Scanner {
    /** States that a worker's scanner keeps: each has four bytes for every class of bytes that the rules tell apart. */
    static final int MOST_STATES = 1 << 11;

    private static final int UNKNOWN = -1;

    private final Positions positions;
    private final int mostStates;
    private final byte[] classOf = new byte[256];
    private final int[] sampleOf;
    private final int classes;
    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private int[] table = new int[0];
    private long[] broken = new long[0];

    /** Positions that may take the next byte, and the rules that the last one completed. */
    private record State(BitSet waiting, long broken) {}

    /** @param mostStates at least two, so that there is one to begin with and one to go to */
    Scanner(Positions positions, int mostStates) {
        this.positions = positions;
        this.mostStates = mostStates;
        Map<BitSet, Integer> known = new HashMap<>();
        List<Integer> samples = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            BitSet takers = new BitSet();
            for (int position = 0; position < positions.count(); position++) {
                takers.set(position, positions.takes(position, b));
            }
            Integer number = known.putIfAbsent(takers, known.size());
            if (number == null) {
                samples.add(b);
            }
            classOf[b] = (byte) (number == null ? known.size() - 1 : number);
        }
        this.classes = known.size();
        this.sampleOf = samples.stream().mapToInt(Integer::intValue).toArray();
        number(new State(positions.first(), 0));
    }

    /** The rules that the text breaks, a bit for each. */
    long scan(byte[] text, int start, int end) {
        long all = 0;
        int state = 0;
        for (int at = start; at < end; at++) {
            int kind = classOf[text[at] & 0xFF] & 0xFF;
            int next = table[state * classes + kind];
            if (next == UNKNOWN) {
                next = step(state, kind);
            }
            state = next;
            all |= broken[state];
        }
        return all;
    }

    private int step(int state, int kind) {
        int b = sampleOf[kind];
        BitSet waiting = (BitSet) positions.first().clone();
        long completed = 0;
        BitSet now = states.get(state).waiting;
        for (int position = now.nextSetBit(0); position >= 0; position = now.nextSetBit(position + 1)) {
            if (positions.takes(position, b)) {
                waiting.or(positions.following(position));
                completed |= positions.ends(position);
            }
        }
        State next = new State(waiting, completed);
        Integer known = numbers.get(next);
        if (known == null && states.size() == mostStates) {
            forget();
            return number(next);
        }
        int number = known == null ? number(next) : known;
        table[state * classes + kind] = number;
        return number;
    }

    private void forget() {
        numbers.clear();
        states.clear();
        Arrays.fill(table, UNKNOWN);
        number(new State(positions.first(), 0));
    }

    private int number(State state) {
        int number = states.size();
        if (broken.length == number) {
            int room = Math.min(mostStates, Math.max(64, number * 2));
            int[] grown = Arrays.copyOf(table, room * classes);
            Arrays.fill(grown, table.length, grown.length, UNKNOWN);
            table = grown;
            broken = Arrays.copyOf(broken, room);
        }
        states.add(state);
        numbers.put(state, number);
        broken[number] = state.broken;
        return number;
    }
}
