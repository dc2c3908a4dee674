package dev.tailrace.core.grok.regex;

/**
 * Searches texts for an expression: the leftmost match, and of those that begin there the one preferred. For one thread.
 *
 * <p>Lines mostly match at their first possible place, so that is tried first, with little fuel. If that fails, {@link RequiredText} and
 * {@link StartFilter} tell where else a match can begin, mostly nowhere. After a text that did not match, they go first.
 */
public final class Search {
    /** Results of {@link #find}. */
    public static final int NOT_FOUND = -1;

    public static final int GAVE_UP = -2;

    private static final int FUEL = 500_000;
    private static final int FUEL_PER_BYTE = 2;
    private static final int FUEL_PER_PLACE = 16;
    private static final int LONGEST_WITH_FUEL_PER_BYTE = 1 << 21;
    private static final int FIRST_FUEL = 2_000;

    private final MatchCode code;
    private final Frame frame;
    private final boolean[] starts = new boolean[256];
    private final int minLength;
    private final boolean startsAtLine;
    private final ReverseNfa reverse;
    private final RequiredText required;
    private StartFilter filter;
    private boolean doubtful;

    private byte[] text = {};
    private int at;
    private int end;
    private int fuel;
    private Places places = Places.NOT_KNOWN;
    private int matchStart;
    private int matchEnd;

    /** Where in the text of {@link #reset} a match can begin. */
    private enum Places {
        NOT_KNOWN,
        FILTERED,
        ANY
    }

    Search(MatchCode code, Frame frame, Node root, ReverseNfa reverse, RequiredText required) {
        this.code = code;
        this.frame = frame;
        this.reverse = reverse;
        this.required = required;
        this.startsAtLine = Facts.startsAtLine(root);
        this.minLength = Facts.minLength(root);
        ByteSet first = Facts.nullable(root) ? ByteSet.all() : Facts.first(root);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = first.has(i) && (i & 0xC0) != 0x80;
        }
    }

    /**
     * Searches valid UTF-8.
     *
     * @return where the match begins, {@link #NOT_FOUND}, or {@link #GAVE_UP} if the text asked for too many steps
     */
    public int find(byte[] text, int from, int to) {
        frame.from = from;
        int at = next(text, from, to);
        if (at < 0) {
            return NOT_FOUND;
        }
        int found = NOT_FOUND;
        if (!doubtful || reverse == null || startsAtLine) {
            frame.fuel = FIRST_FUEL + FUEL_PER_BYTE * Math.min(to - from, LONGEST_WITH_FUEL_PER_BYTE);
            found = match(text, at, to);
            if (found == NOT_FOUND) {
                at = next(text, at + 1, to);
            }
        }
        if (found < 0) {
            boolean possible = at >= 0 && (required == null || required.isIn(text, at, to));
            found = possible ? anywhere(text, at, to) : NOT_FOUND;
        }
        doubtful = found < 0;
        return found;
    }

    /** Begins with another text, valid UTF-8, of which {@link #next} finds one match after the other. It must stay as it is until then. */
    public void reset(byte[] utf8, int from, int to) {
        text = utf8;
        at = from;
        end = to;
        frame.from = from;
        fuel = FUEL + FUEL_PER_BYTE * Math.min(to - from, LONGEST_WITH_FUEL_PER_BYTE);
        places = Places.NOT_KNOWN;
    }

    /**
     * Searches on behind the last match; behind one that took nothing, from the next character on. All searches in a text share what steps
     * it may take.
     *
     * @return as {@link #find}
     */
    public int next() {
        if (places == Places.NOT_KNOWN) {
            if (end - at < minLength || required != null && !required.isIn(text, at, end)) {
                at = end + 1;
            } else {
                places = reverse != null && filter().scan(text, at, end) ? Places.FILTERED : Places.ANY;
            }
        }
        frame.fuel = fuel;
        int found = NOT_FOUND;
        while (found == NOT_FOUND) {
            int place = nextPlace();
            if (place < 0) {
                break;
            }
            at = place + 1;
            found = match(text, place, end);
        }
        fuel = frame.fuel;
        if (found >= 0) {
            at = matchEnd > found ? matchEnd : found + 1;
        }
        return found;
    }

    private int nextPlace() {
        if (places != Places.FILTERED) {
            return next(text, at, end);
        }
        int place = filter.next(at, end);
        while (place >= 0 && !canStart(text, place)) {
            place = filter.next(place + 1, end);
        }
        return place;
    }

    private StartFilter filter() {
        if (filter == null) {
            filter = new StartFilter(reverse);
        }
        return filter;
    }

    private int anywhere(byte[] text, int from, int to) {
        frame.fuel = FUEL + FUEL_PER_BYTE * Math.min(to - from, LONGEST_WITH_FUEL_PER_BYTE);
        return reverse == null ? everywhere(text, from, to) : filtered(text, from, to);
    }

    private int filtered(byte[] text, int from, int to) {
        if (!filter().scan(text, from, to)) {
            return everywhere(text, from, to);
        }
        for (int at = filter.next(from, to); at >= 0; at = filter.next(at + 1, to)) {
            if (canStart(text, at)) {
                int found = match(text, at, to);
                if (found != NOT_FOUND) {
                    return found;
                }
            }
        }
        return NOT_FOUND;
    }

    private int everywhere(byte[] text, int from, int to) {
        for (int at = from; at >= 0; at = next(text, at + 1, to)) {
            int found = match(text, at, to);
            if (found != NOT_FOUND) {
                return found;
            }
        }
        return NOT_FOUND;
    }

    /** The first place from {@code from} on at which the byte allows a match and enough of the text is left; -1 if there is none. */
    private int next(byte[] text, int from, int to) {
        int last = to - minLength;
        for (int at = from; at <= last; at++) {
            if (at == to || canStart(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean canStart(byte[] text, int at) {
        return starts[text[at] & 0xFF] && (!startsAtLine || at == frame.from || text[at - 1] == '\n');
    }

    private int match(byte[] text, int at, int to) {
        frame.clear();
        frame.fuel -= FUEL_PER_PLACE;
        int end = code.match(text, at, to, frame);
        if (end < 0) {
            return frame.fuel < 0 ? GAVE_UP : NOT_FOUND;
        }
        matchStart = at;
        matchEnd = end;
        return at;
    }

    /** Where the last text found begins. */
    public int start() {
        return matchStart;
    }

    /** Where it ends. */
    public int end() {
        return matchEnd;
    }

    /**
     * Where the groups of {@link ByteRegex#groups} stand in the last text found: the start of group i at 2i, its end at 2i+1, -1 for one that
     * took no part. Always the same array.
     */
    public int[] found() {
        return frame.groups;
    }
}
