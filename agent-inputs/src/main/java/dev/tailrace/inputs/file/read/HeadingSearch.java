package dev.tailrace.inputs.file.read;

import java.util.Arrays;

/**
 * Looks, from a place in a file backwards, for the heading that holds there: the last {@code #Fields:} line before it (W3C extended log
 * format). A file that is taken up in its middle has lines that only such a heading explains, and it may stand anywhere before them.
 *
 * <p>It goes in steps of bounded work, so that a large file does not hold up the others.
 */
public final class HeadingSearch {
    private static final byte[] DIRECTIVE = {'#', 'F', 'i', 'e', 'l', 'd', 's', ':'};
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 64;

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Reading {
        /** Reads at an offset, as many bytes as asked for if they are there; a negative number if it failed. */
        int read(long offset, byte[] into, int at, int most);
    }

    private final Reading bytes;
    private final long end;
    private final int most;
    private long to;
    private byte[] heading;

    /**
     * @param end the place: the beginning of a line
     * @param most bytes of a heading, from its directive on
     */
    public HeadingSearch(Reading bytes, long end, int most) {
        this.bytes = bytes;
        this.end = end;
        this.most = most;
        this.to = end;
    }

    /** Whether a file that begins so has headings at all. */
    public static boolean isHeaded(byte[] head, int length) {
        int at = length > MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length) ? MARK.length : 0;
        return length > at && head[at] == '#';
    }

    /**
     * Goes on.
     *
     * @param scratch for reading into, of at least {@link #scratch} bytes
     * @return true once the search is over
     */
    public boolean step(byte[] scratch) {
        for (int i = 0; i < BLOCKS && heading == null; i++) {
            if (to == 0) {
                heading = new byte[0];
            } else {
                look(scratch);
            }
        }
        return heading != null;
    }

    public static int scratch() {
        return BLOCK + DIRECTIVE.length;
    }

    /** What was found: bytes from the directive on, of which the last line may be cut; none if there is no heading. */
    public byte[] heading() {
        return heading;
    }

    /** Looks through one block: for directives that begin in it, each with the byte before it. */
    private void look(byte[] scratch) {
        long from = Math.max(0, to - BLOCK);
        int length = (int) (Math.min(end, to + DIRECTIVE.length - 1) - from);
        int got = bytes.read(from, scratch, 0, length);
        for (int at = Math.min(got - DIRECTIVE.length, (int) (to - from) - 1); at >= 0; at--) {
            if (scratch[at] == '#' && isDirective(scratch, at) && (at > 0 ? startsLine(scratch, at, from) : from == 0)) {
                heading = read(from + at);
                return;
            }
        }
        to = got < 0 ? 0 : from == 0 ? 0 : from + 1;
    }

    private static boolean isDirective(byte[] text, int at) {
        return Arrays.equals(text, at, at + DIRECTIVE.length, DIRECTIVE, 0, DIRECTIVE.length);
    }

    private static boolean startsLine(byte[] text, int at, long from) {
        return text[at - 1] == '\n' || from == 0 && at == MARK.length && Arrays.equals(text, 0, at, MARK, 0, at);
    }

    private byte[] read(long at) {
        byte[] found = new byte[(int) Math.min(most, end - at)];
        int got = bytes.read(at, found, 0, found.length);
        return got < 0 ? new byte[0] : Arrays.copyOf(found, got);
    }
}
