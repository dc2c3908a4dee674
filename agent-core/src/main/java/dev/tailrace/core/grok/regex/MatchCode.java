package dev.tailrace.core.grok.regex;

/** What an expression is compiled to. Stateless. */
interface MatchCode {
    /**
     * Matches from {@code at} on, without searching.
     *
     * @return the end of the match, {@link Frame#FAILED} or {@link Frame#OUT_OF_FUEL}
     */
    int match(byte[] text, int at, int end, Frame frame);
}
