package dev.tailrace.core.processors.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link Matcher} over UTF-8 bytes, with groups as byte offsets. Scratch memory of one worker.
 *
 * <p>It sees the bytes through a view that counts its looks: one budget for all looks at one text ends an expression that backtracks without
 * end. ASCII texts are looked at where they stand; others are decoded into reused arrays first.
 */
final class JavaSearch {
    private static final int LEAST_BUDGET = 2_000_000;
    private static final int BUDGET_PER_BYTE = 32;

    private final View view = new View();
    private final Matcher matcher;

    JavaSearch(Pattern pattern) {
        matcher = pattern.matcher("");
    }

    /** Starts with another text; its bytes must stay until the last search in it. */
    void reset(byte[] text, int start, int length, boolean ascii) {
        view.set(text, start, length, ascii);
        matcher.reset(view);
    }

    /** Looks for the next match. Nothing is found in the middle of a character, where Java sees the halves of a surrogate pair. */
    PatternSearch.Found find() {
        try {
            boolean found = matcher.find();
            while (found && matcher.end() == matcher.start() && view.isInside(matcher.start())) {
                found = matcher.find();
            }
            return found ? PatternSearch.Found.YES : PatternSearch.Found.NO;
        } catch (BudgetSpent | StackOverflowError e) {
            return PatternSearch.Found.GAVE_UP;
        }
    }

    /** Where the match, or a group of it, starts: an index of the text's array; -1 if the group took no part. */
    int start(int group) {
        int at = matcher.start(group);
        return at < 0 ? -1 : view.byteAt(at);
    }

    /** Where it ends. */
    int end(int group) {
        int at = matcher.end(group);
        return at < 0 ? -1 : view.byteAt(at);
    }

    /** Thrown from inside the matcher, never out of this class. */
    private static final class BudgetSpent extends RuntimeException {
        static final BudgetSpent INSTANCE = new BudgetSpent();

        private BudgetSpent() {
            super("the budget is spent", null, false, false);
        }
    }

    private static final class View implements CharSequence {
        private byte[] text = {};
        private int start;
        private int length;
        private boolean ascii;
        private long budget;
        private char[] chars = {};
        private int[] places = {};

        void set(byte[] text, int start, int bytes, boolean ascii) {
            this.text = text;
            this.start = start;
            this.budget = Math.max(LEAST_BUDGET, (long) bytes * BUDGET_PER_BYTE);
            this.ascii = ascii;
            this.length = ascii ? bytes : decode(start, start + bytes);
        }

        private int decode(int at, int end) {
            if (chars.length < end - at) {
                chars = new char[end - at];
                places = new int[end - at + 1];
            }
            int count = 0;
            while (at < end) {
                int lead = text[at];
                int bytes = lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
                int point = lead >= 0 ? lead : lead & 0x7F >> bytes;
                for (int i = 1; i < bytes; i++) {
                    point = point << 6 | text[at + i] & 0x3F;
                }
                places[count] = at;
                if (point < 0x10000) {
                    chars[count++] = (char) point;
                } else {
                    chars[count++] = Character.highSurrogate(point);
                    places[count] = at;
                    chars[count++] = Character.lowSurrogate(point);
                }
                at += bytes;
            }
            places[count] = end;
            return count;
        }

        /** True if the index is between the halves of a character. */
        boolean isInside(int index) {
            return !ascii && index > 0 && index < length && places[index] == places[index - 1];
        }

        int byteAt(int index) {
            return ascii ? start + index : places[index];
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            if (--budget < 0) {
                throw BudgetSpent.INSTANCE;
            }
            return ascii ? (char) text[start + index] : chars[index];
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().substring(from, to);
        }

        @Override
        public String toString() {
            return ascii
                    ? new String(text, start, length, StandardCharsets.US_ASCII)
                    : new String(chars, 0, length);
        }
    }
}
