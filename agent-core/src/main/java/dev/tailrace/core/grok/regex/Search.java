package dev.tailrace.core.grok.regex;

import java.util.Arrays;

/** Searches texts for an expression: the leftmost match, and of those that begin there the one preferred. For one thread. */
public final class Search {
    /** Results of {@link #find}. */
    public static final int NOT_FOUND = -1;

    public static final int GAVE_UP = -2;

    private static final int FUEL = 2_000_000;

    private final MatchCode code;
    private final Frame frame;
    private final ByteSet starts;
    private final int minLength;

    Search(MatchCode code, Frame frame, Node root) {
        this.code = code;
        this.frame = frame;
        this.starts = Facts.nullable(root) ? ByteSet.all() : Facts.first(root);
        this.minLength = Facts.minLength(root);
    }

    /**
     * Searches valid UTF-8.
     *
     * @return where the match begins, {@link #NOT_FOUND}, or {@link #GAVE_UP} if the text asked for too many steps
     */
    public int find(byte[] text, int from, int to) {
        frame.from = from;
        frame.fuel = FUEL;
        for (int at = from; at <= to - minLength; at = Frame.next(text, at)) {
            if (at < to && !starts.has(text[at] & 0xFF)) {
                continue;
            }
            Arrays.fill(frame.groups, -1);
            frame.top = 0;
            int end = code.match(text, at, to, frame);
            if (end >= 0) {
                return at;
            }
            if (end == Frame.OUT_OF_FUEL) {
                return GAVE_UP;
            }
            if (at == to) {
                break;
            }
        }
        return NOT_FOUND;
    }

    /** Where group {@code i} of {@link ByteRegex#groups} began in the last text found, -1 if it took no part. */
    public int start(int i) {
        return frame.groups[2 * i];
    }

    public int end(int i) {
        return frame.groups[2 * i + 1];
    }
}
