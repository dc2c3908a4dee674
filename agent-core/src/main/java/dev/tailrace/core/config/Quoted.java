package dev.tailrace.core.config;

/** A piece of a user's text as messages show it: in quotes, on one line, not too long. */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String text) {
        return '\'' + (text.length() > LONGEST ? Printable.line(text.substring(0, LONGEST)) + "..." : Printable.line(text)) + '\'';
    }
}
