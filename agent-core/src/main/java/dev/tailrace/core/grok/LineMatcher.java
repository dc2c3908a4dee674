package dev.tailrace.core.grok;

/** Runs one expression over lines. Used by one thread. */
interface LineMatcher {
    /**
     * Searches valid UTF-8 bytes for the expression.
     *
     * @param slots filled on a match: start and end (indices into {@code utf8}) of capture i at 2i and 2i+1, or -1
     */
    Result match(byte[] utf8, int from, int to, int[] slots);
}
