package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An automaton that reads texts backwards and accepts where a match can begin (Thompson's construction, on the reversed expression).
 *
 * <p>It accepts at least all of those places. Where exactness would be dear it is more generous: assertions always hold, long counts have
 * no end, any run of bytes beyond ASCII is a character. Immutable.
 */
final class ReverseNfa {
    /** The accepting state. */
    static final int ACCEPT = 0;

    private static final int LONGEST_COUNT = 4;
    private static final int MOST_STATES = 6000;
    private static final ByteSet BEYOND_ASCII = new ByteSet().add(0x80, 0xFF);

    private final List<ByteSet> takes = new ArrayList<>();
    private final List<int[]> next = new ArrayList<>();
    private final byte[] classes = new byte[256];
    private final int entry;
    private final boolean endsAtLine;
    private int classCount = 1;

    private ReverseNfa(Node root) {
        state(null);
        this.entry = build(root, ACCEPT);
        this.endsAtLine = Facts.endsAtLine(root);
        classify();
    }

    /** Null if the expression is too large to be worth one, or matches everywhere. */
    static ReverseNfa of(Node root) {
        if (Facts.nullable(root)) {
            return null;
        }
        ReverseNfa nfa = new ReverseNfa(root);
        return nfa.takes.size() > MOST_STATES || nfa.classCount() > Byte.MAX_VALUE ? null : nfa;
    }

    int size() {
        return takes.size();
    }

    /** Where reading begins. */
    int entry() {
        return entry;
    }

    /** True if a match can end to the left of this byte. */
    boolean endsBefore(int value) {
        return !endsAtLine || value == '\n';
    }

    /** The bytes a state takes; null if it only leads on without taking any. */
    ByteSet takes(int state) {
        return takes.get(state);
    }

    int[] next(int state) {
        return next.get(state);
    }

    private int state(ByteSet set, int... to) {
        takes.add(set);
        next.add(to);
        return takes.size() - 1;
    }

    private int build(Node node, int to) {
        if (takes.size() > MOST_STATES) {
            return to;
        }
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> to;
            case Node.Chars(CodePoints set) -> character(set, to);
            case Node.Literal(List<Byte> bytes) -> {
                int at = to;
                for (byte each : bytes) {
                    at = state(new ByteSet().add(each & 0xFF, each & 0xFF), at);
                }
                yield at;
            }
            case Node.Sequence(List<Node> parts) -> {
                int at = to;
                for (Node part : parts) {
                    at = build(part, at);
                }
                yield at;
            }
            case Node.Choice(List<Node> options) -> state(null, options.stream().mapToInt(option -> build(option, to)).toArray());
            case Node.Repeat(Node.Chars(CodePoints set), int min, int max, Greed _) when min <= 1 && max > LONGEST_COUNT -> {
                int loop = state(null);
                next.set(loop, new int[] {state(ByteTests.bytes(set).addAll(set.leads()), loop), to});
                yield min == 0 ? loop : character(set, loop);
            }
            case Node.Repeat repeat -> repeat(repeat, to);
            case Node.Group(int _, Node body) -> build(body, to);
            case Node.Atomic(Node body) -> build(body, to);
            case Node.Outlined(Node body) -> build(body, to);
        };
    }

    private int character(CodePoints set, int to) {
        if (set.asciiOnly()) {
            return state(set.leads(), to);
        }
        int beyond = state(BEYOND_ASCII);
        next.set(beyond, new int[] {state(null, beyond, to)});
        return state(null, state(set.and(CodePoints.range(0, 0x7F)).leads(), to), beyond);
    }

    private int repeat(Node.Repeat repeat, int to) {
        int at = to;
        int fixed = Math.min(repeat.min(), LONGEST_COUNT);
        if (repeat.max() > LONGEST_COUNT) {
            int loop = state(null);
            next.set(loop, new int[] {build(repeat.body(), loop), to});
            at = loop;
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                at = state(null, build(repeat.body(), at), to);
            }
        }
        for (int i = 0; i < fixed; i++) {
            at = build(repeat.body(), at);
        }
        return at;
    }

    /** For each byte the number of its class: bytes of a class are taken by the same states. */
    byte[] classes() {
        return classes;
    }

    int classCount() {
        return classCount;
    }

    /** Splits the classes by each set in turn. */
    private void classify() {
        Set<ByteSet> sets = new HashSet<>(takes);
        sets.remove(null);
        sets.add(new ByteSet().add('\n', '\n'));
        for (ByteSet set : sets) {
            int[] inside = new int[classCount];
            int[] outside = new int[classCount];
            for (int value = 0; value < 256; value++) {
                (set.has(value) ? inside : outside)[classes[value] & 0xFF]++;
            }
            int before = classCount;
            int[] split = new int[before];
            for (int each = 0; each < before; each++) {
                split[each] = inside[each] > 0 && outside[each] > 0 ? classCount++ : each;
            }
            for (int value = 0; value < 256; value++) {
                classes[value] = (byte) (set.has(value) ? split[classes[value] & 0xFF] : classes[value]);
            }
        }
    }
}
