package dev.tailrace.packaging.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Which requests of a sample arrived in files of events, by the first {@code seq=N} of each line.
 *
 * <p>One thread.
 */
public final class Arrivals {
    private static final byte[] MARK = {'s', 'e', 'q', '='};

    private final BitSet seen = new BitSet();
    private long lines;
    private long repeated;
    private long unnumbered;
    private long torn;

    /** Counts what stands in one file of events, a JSON object a line. */
    public Arrivals add(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int matched = 0;
            int number = -1;
            int last = '\n';
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    line(number);
                    matched = 0;
                    number = -1;
                } else if (matched < MARK.length) {
                    matched = b == MARK[matched] ? matched + 1 : b == MARK[0] ? 1 : 0;
                } else if (matched == MARK.length && b >= '0' && b <= '9') {
                    number = Math.max(number, 0) * 10 + (b - '0');
                } else {
                    matched = MARK.length + 1;
                }
                last = b;
            }
            torn += last == '\n' ? 0 : 1;
        }
        return this;
    }

    private void line(int number) {
        lines++;
        if (number < 0) {
            unnumbered++;
        } else if (seen.get(number)) {
            repeated++;
        } else {
            seen.set(number);
        }
    }

    /** Whole lines. */
    public long lines() {
        return lines;
    }

    /** Lines with the number of a request that had arrived before. */
    public long repeated() {
        return repeated;
    }

    /** Whole lines without the number of a request. */
    public long unnumbered() {
        return unnumbered;
    }

    /** Files whose last line has no end. */
    public long torn() {
        return torn;
    }

    /** How many of the first so many requests did not arrive. */
    public long missing(int requests) {
        return requests - seen.get(0, requests).cardinality();
    }
}
