package dev.tailrace.packaging.scaleout;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines of which edge stand somewhere, and how often one stood there already. */
final class ArrivedLines {
    private static final Pattern LINE = Pattern.compile("edge=(\\d)&seq=(\\d+)&");

    private final BitSet[] seen = {new BitSet(), new BitSet(), new BitSet()};
    private int lines;
    private int repeated;

    /** One record or document; what is none of the lines counts as repeated. */
    void add(String text) {
        Matcher found = LINE.matcher(text);
        lines++;
        if (!found.find()) {
            repeated++;
            return;
        }
        BitSet edge = seen[Integer.parseInt(found.group(1))];
        int line = Integer.parseInt(found.group(2));
        repeated += edge.get(line) ? 1 : 0;
        edge.set(line);
    }

    int lines() {
        return lines;
    }

    int repeated() {
        return repeated;
    }

    /** How many of an edge's first lines are not there. */
    int missing(int edge, int written) {
        return written - seen[edge].get(0, written).cardinality();
    }
}
