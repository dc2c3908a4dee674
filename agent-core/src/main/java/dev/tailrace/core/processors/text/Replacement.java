package dev.tailrace.core.processors.text;

import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a match is replaced by: text with {@code $1} or {@code ${1}} for groups, a backslash before a character that is meant as it is.
 * Immutable.
 */
public final class Replacement {
    /** Fixed text, or if there is none, a group. */
    private record Piece(byte[] text, int group) {}

    private final Piece[] pieces;

    private Replacement(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
    }

    /** @throws IllegalArgumentException if it refers to a group that the pattern has not */
    public static Replacement of(String written, Pattern pattern) {
        int groups = pattern.matcher("").groupCount();
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c == '\\' && at + 1 < written.length()) {
                text.append(written.charAt(++at));
            } else if (c == '$') {
                boolean braced = at + 1 < written.length() && written.charAt(at + 1) == '{';
                int first = at + (braced ? 2 : 1);
                int end = first;
                while (end < written.length() && Character.isDigit(written.charAt(end)) && (braced || end == first)) {
                    end++;
                }
                boolean closed = !braced || end < written.length() && written.charAt(end) == '}';
                int group = end > first && closed ? Integer.parseInt(written.substring(first, end)) : Integer.MAX_VALUE;
                if (group > groups) {
                    throw new IllegalArgumentException("'" + written + "' refers to a group that the pattern has not (it has " + groups
                            + "); a dollar sign itself is written \\$");
                }
                flush(text, pieces);
                pieces.add(new Piece(null, group));
                at = braced ? end : end - 1;
            } else {
                text.append(c);
            }
        }
        flush(text, pieces);
        return new Replacement(pieces);
    }

    private static void flush(StringBuilder text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString().getBytes(StandardCharsets.UTF_8), -1));
            text.setLength(0);
        }
    }

    /** Appends the replacement of the match that {@code regex} found last in {@code text}. */
    public void write(PatternSearch regex, byte[] text, Bytes to) {
        for (Piece piece : pieces) {
            if (piece.text != null) {
                to.write(piece.text);
            } else if (regex.start(piece.group) >= 0) {
                to.write(text, regex.start(piece.group), regex.end(piece.group) - regex.start(piece.group));
            }
        }
    }
}
