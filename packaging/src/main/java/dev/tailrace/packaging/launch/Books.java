package dev.tailrace.packaging.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code total: read R = delivered D + dropped X + dead-lettered L + in flight F} with which a run ends, in events. */
public record Books(long read, long delivered, long dropped, long deadLettered, long inFlight) {
    private static final Pattern TOTAL =
            Pattern.compile("total: read (\\d+) = delivered (\\d+) \\+ dropped (\\d+) \\+ dead-lettered (\\d+) \\+ in flight (-?\\d+)");

    /** The last books in what the agent said. */
    public static Books in(String text) {
        Matcher matcher = TOTAL.matcher(text);
        Books books = null;
        while (matcher.find()) {
            books = new Books(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4), number(matcher, 5));
        }
        if (books == null) {
            throw new IllegalArgumentException("no books in what the agent said:\n" + text);
        }
        return books;
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    /** True if every line read has found its end. */
    public boolean balance() {
        return inFlight == 0 && read == delivered + dropped + deadLettered;
    }
}
