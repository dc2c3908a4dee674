package dev.tailrace.core.grok.regex;

import java.util.List;

/**
 * The ASCII characters that every match contains. Of a list of expressions, those that a line cannot match are found by one look at the
 * line: which characters it has.
 *
 * @param low those below 64, a bit each
 * @param high those from 64 on
 */
public record RequiredBytes(long low, long high) {
    /** Nothing is known to be required. */
    public static final RequiredBytes NONE = new RequiredBytes(0, 0);

    /** The characters of a text, as bits; set for each line anew. For one thread. */
    public static final class Census {
        private long low;
        private long high;

        /** Counts a text's characters; those beyond ASCII pass for some others, so that there are never too few. */
        public void take(byte[] text, int from, int to) {
            long below = 0;
            long above = 0;
            for (int i = from; i < to; i++) {
                long bit = 1L << text[i];
                long isAbove = -(text[i] >> 6 & 1L);
                above |= bit & isAbove;
                below |= bit & ~isAbove;
            }
            low = below;
            high = above;
        }
    }

    static RequiredBytes of(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> NONE;
            case Node.Chars(CodePoints set) -> of(set);
            case Node.Literal(List<Byte> bytes) -> bytes.stream().map(each -> of(each & 0xFF)).reduce(NONE, RequiredBytes::and);
            case Node.Sequence(List<Node> parts) -> parts.stream().map(RequiredBytes::of).reduce(NONE, RequiredBytes::and);
            case Node.Choice(List<Node> options) -> options.stream().map(RequiredBytes::of).reduce(RequiredBytes::common).orElse(NONE);
            case Node.Repeat repeat -> repeat.min() == 0 ? NONE : of(repeat.body());
            case Node.Group(int _, Node body) -> of(body);
            case Node.Atomic(Node body) -> of(body);
            case Node.Outlined(Node body) -> of(body);
        };
    }

    private static RequiredBytes of(CodePoints set) {
        int[] ranges = set.ranges();
        return ranges.length == 2 && ranges[0] == ranges[1] ? of(ranges[0]) : NONE;
    }

    private static RequiredBytes of(int character) {
        return character < 64 ? new RequiredBytes(1L << character, 0) : character < 128 ? new RequiredBytes(0, 1L << character) : NONE;
    }

    private RequiredBytes and(RequiredBytes other) {
        return new RequiredBytes(low | other.low, high | other.high);
    }

    private RequiredBytes common(RequiredBytes other) {
        return new RequiredBytes(low & other.low, high & other.high);
    }

    /** Whether a text can match. */
    public boolean areIn(Census text) {
        return (low & ~text.low | high & ~text.high) == 0;
    }
}
