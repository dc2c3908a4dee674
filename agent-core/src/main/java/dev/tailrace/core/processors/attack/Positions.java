package dev.tailrace.core.processors.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Expressions as Glushkov's automaton: each place where one of them takes a byte is a position; what counts is which positions can come
 * first, which can follow which, and which end a rule. Immutable once all are added.
 */
final class Positions {
    private final List<BitSet> bytes = new ArrayList<>();
    private final List<BitSet> following = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private final BitSet first = new BitSet();

    /** Part of an expression: whether it can be empty, and with which positions it can begin and end. */
    private record Fragment(boolean empty, BitSet first, BitSet last) {}

    /** @param rule 0 to 63 */
    void add(Expression expression, int rule) {
        Fragment all = fragment(expression);
        if (all.empty) {
            throw new IllegalArgumentException("a rule that takes nothing finds everything: " + expression);
        }
        first.or(all.first);
        all.last.stream().forEach(last -> ends.set(last, ends.get(last) | 1L << rule));
    }

    BitSet first() {
        return first;
    }

    BitSet following(int position) {
        return following.get(position);
    }

    /** The rules that are broken once this position has taken its byte. */
    long ends(int position) {
        return ends.get(position);
    }

    boolean takes(int position, int b) {
        return bytes.get(position).get(b);
    }

    int count() {
        return bytes.size();
    }

    private Fragment fragment(Expression expression) {
        return switch (expression) {
            case Expression.OneOf one -> position(one.bytes());
            case Expression.Sequence sequence -> sequence.parts().stream().map(this::fragment).reduce(nothing(), this::joined);
            case Expression.Choice choice -> choice.parts().stream().map(this::fragment).reduce(Positions::either).orElseThrow();
            case Expression.Repeated repeated -> repeated(repeated);
        };
    }

    private Fragment position(BitSet takes) {
        BitSet self = new BitSet();
        self.set(bytes.size());
        bytes.add(takes);
        following.add(new BitSet());
        ends.add(0L);
        return new Fragment(false, self, self);
    }

    private static Fragment nothing() {
        return new Fragment(true, new BitSet(), new BitSet());
    }

    private Fragment joined(Fragment one, Fragment two) {
        one.last.stream().forEach(last -> following.get(last).or(two.first));
        return new Fragment(
                one.empty && two.empty,
                one.empty ? union(one.first, two.first) : one.first,
                two.empty ? union(one.last, two.last) : two.last);
    }

    private static Fragment either(Fragment one, Fragment two) {
        return new Fragment(one.empty || two.empty, union(one.first, two.first), union(one.last, two.last));
    }

    /** The part as often as it must come, and then as often as it may. */
    private Fragment repeated(Expression.Repeated repeated) {
        Fragment all = nothing();
        for (int i = 0; i < repeated.least(); i++) {
            all = joined(all, fragment(repeated.part()));
        }
        if (repeated.most() < 0) {
            return joined(all, looped(fragment(repeated.part())));
        }
        Fragment more = nothing();
        for (int i = repeated.least(); i < repeated.most(); i++) {
            Fragment once = joined(fragment(repeated.part()), more);
            more = new Fragment(true, once.first, once.last);
        }
        return joined(all, more);
    }

    private Fragment looped(Fragment part) {
        part.last.stream().forEach(last -> following.get(last).or(part.first));
        return new Fragment(true, part.first, part.last);
    }

    private static BitSet union(BitSet one, BitSet two) {
        BitSet both = (BitSet) one.clone();
        both.or(two);
        return both;
    }
}
