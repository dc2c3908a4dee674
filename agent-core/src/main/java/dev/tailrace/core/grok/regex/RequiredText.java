package dev.tailrace.core.grok.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that every match contains, and a fast look for it, eight bytes at a time: lines of other formats rarely have it. Immutable.
 *
 * <p>The zero-byte test is Mycroft's (see Warren, Hacker's Delight, 6-1).
 */
final class RequiredText {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int SHORTEST = 2;

    /** Bytes by how common they are in logs: those named come last, letters and digits before them. */
    private static final String COMMON = " /.:-e0t1a2";

    private final byte[] text;

    /** The place in the text of its least common byte. */
    private final int rare;

    private RequiredText(byte[] text) {
        this.text = text;
        int best = 0;
        for (int i = 1; i < text.length; i++) {
            best = commonness(text[i]) < commonness(text[best]) ? i : best;
        }
        this.rare = best;
    }

    private static int commonness(byte value) {
        int named = COMMON.indexOf(value);
        return named >= 0 ? 100 - named : Character.isLetterOrDigit(value) ? 10 : 0;
    }

    /** The longest such text; null if there is none worth looking for. */
    static RequiredText of(Node root) {
        List<List<Byte>> found = new ArrayList<>();
        collect(root, found);
        List<Byte> longest = List.of();
        for (List<Byte> each : found) {
            longest = each.size() > longest.size() ? each : longest;
        }
        if (longest.size() < SHORTEST) {
            return null;
        }
        byte[] text = new byte[longest.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = longest.get(i);
        }
        return new RequiredText(text);
    }

    private static void collect(Node node, List<List<Byte>> into) {
        switch (node) {
            case Node.Literal(List<Byte> bytes) -> into.add(bytes);
            case Node.Sequence(List<Node> parts) -> parts.forEach(part -> collect(part, into));
            case Node.Group(int _, Node body) -> collect(body, into);
            case Node.Atomic(Node body) -> collect(body, into);
            case Node.Outlined(Node body) -> collect(body, into);
            case Node.Repeat repeat -> {
                if (repeat.min() > 0) {
                    collect(repeat.body(), into);
                }
            }
            case Node.Empty _, Node.Chars _, Node.Choice _, Node.Ahead _, Node.Behind _, Node.Edge _ -> {}
        }
    }

    /** True if it stands in the bytes from {@code from} to {@code to}. */
    boolean isIn(byte[] bytes, int from, int to) {
        int at = from + rare;
        int last = to - text.length + rare;
        long wanted = (text[rare] & 0xFF) * ONES;
        for (; at <= last && at <= to - Long.BYTES; at += Long.BYTES) {
            long different = Frame.eightBytes(bytes, at) ^ wanted;
            long zeros = different - ONES & ~different & HIGH_BITS;
            while (zeros != 0) {
                int place = at + (Long.numberOfTrailingZeros(zeros) >> 3);
                if (place <= last && standsAt(bytes, place - rare)) {
                    return true;
                }
                zeros &= zeros - 1;
            }
        }
        for (; at <= last; at++) {
            if (standsAt(bytes, at - rare)) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAt(byte[] bytes, int at) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
