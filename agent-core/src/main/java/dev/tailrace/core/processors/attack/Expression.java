package dev.tailrace.core.processors.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression of the rules: characters, {@code .}, classes with ranges and {@code ^}, groups, {@code |}, {@code ? * +} and
 * {@code {m,n}}, a backslash before a character that is meant as it is, {@code \d}, {@code \w}, {@code \n} and {@code \xHH}. A space also takes a line's
 * end.
 */
sealed interface Expression {
    /** One byte of these. */
    record OneOf(BitSet bytes) implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    record Choice(List<Expression> parts) implements Expression {}

    /** @param most -1 for any number */
    record Repeated(Expression part, int least, int most) implements Expression {}

    /** @throws IllegalArgumentException if it is none */
    static Expression parse(String text) {
        return new Parser(text).all();
    }

    /** Reads an expression from left to right. */
    final class Parser {
        private static final int ANY_NUMBER = -1;

        private final String text;
        private int at;

        private Parser(String text) {
            this.text = text;
        }

        Expression all() {
            Expression all = choice();
            if (at < text.length()) {
                throw wrong("a closing bracket too many");
            }
            return all;
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(what + " at " + at + " in " + text);
        }

        private boolean takes(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private char next() {
            if (at == text.length()) {
                throw wrong("nothing");
            }
            return text.charAt(at++);
        }

        private Expression choice() {
            List<Expression> parts = new ArrayList<>(List.of(sequence()));
            while (takes('|')) {
                parts.add(sequence());
            }
            return parts.size() == 1 ? parts.getFirst() : new Choice(parts);
        }

        private Expression sequence() {
            List<Expression> parts = new ArrayList<>();
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                parts.add(repeated(one()));
            }
            return new Sequence(parts);
        }

        private Expression repeated(Expression part) {
            if (takes('?')) {
                return new Repeated(part, 0, 1);
            }
            if (takes('*')) {
                return new Repeated(part, 0, ANY_NUMBER);
            }
            if (takes('+')) {
                return new Repeated(part, 1, ANY_NUMBER);
            }
            if (takes('{')) {
                String[] bounds = text.substring(at, text.indexOf('}', at)).split(",", -1);
                at = text.indexOf('}', at) + 1;
                int least = Integer.parseInt(bounds[0]);
                int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? ANY_NUMBER : Integer.parseInt(bounds[1]);
                return new Repeated(part, least, most);
            }
            return part;
        }

        private Expression one() {
            char c = next();
            if (c == '(') {
                Expression group = choice();
                if (!takes(')')) {
                    throw wrong("no closing bracket");
                }
                return group;
            }
            BitSet bytes = new BitSet();
            switch (c) {
                case '[' -> set(bytes);
                case '.' -> bytes.set(0, 256);
                case '\\' -> escaped(bytes);
                default -> single(c, bytes);
            }
            return new OneOf(bytes);
        }

        private void set(BitSet bytes) {
            boolean inverted = takes('^');
            while (!takes(']')) {
                char c = next();
                if (c == '\\') {
                    escaped(bytes);
                } else if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                    at++;
                    bytes.set(c, next() + 1);
                } else {
                    single(c, bytes);
                }
            }
            if (inverted) {
                bytes.flip(0, 256);
            }
        }

        private void escaped(BitSet bytes) {
            char c = next();
            switch (c) {
                case 'n' -> bytes.set('\n');
                case 'd' -> bytes.set('0', '9' + 1);
                case 'w' -> {
                    bytes.set('0', '9' + 1);
                    bytes.set('a', 'z' + 1);
                    bytes.set('_');
                }
                case 'x' -> {
                    bytes.set(Integer.parseInt(text.substring(at, at + 2), 16));
                    at += 2;
                }
                default -> bytes.set(c);
            }
        }

        private static void single(char c, BitSet bytes) {
            bytes.set(c);
            if (c == ' ') {
                bytes.set('\n');
            }
        }
    }
}
