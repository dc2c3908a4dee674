package dev.tailrace.core.grok;

/** Runs one expression over lines. Used by one thread. */
interface LineMatcher {
    /**
     * Searches valid UTF-8 bytes for the expression.
     *
     * @param slots gets, on a match, start and end (indices into {@code utf8}) of each capture, or -1: at 2p and 2p+1, p being the place that
     *     the matcher was made with for that capture. Others are left alone
     */
    Result match(byte[] utf8, int from, int to, int[] slots);
}
