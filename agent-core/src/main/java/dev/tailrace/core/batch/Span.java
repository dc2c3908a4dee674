package dev.tailrace.core.batch;

/**
 * A run of consecutive bytes of one source whose lines stand in one batch, dropped and skipped ones included. Acknowledgements speak in
 * spans: the next span of the source starts where this one ends.
 *
 * @param source where the lines are from
 * @param first offset of the first byte, in bytes of the source
 * @param end offset just past the last byte: reading goes on here once this span and all before it are acknowledged
 * @param guard what the input wants remembered with {@code end} to recognise the place again (for a file: a hash of the bytes before it)
 * @param events complete lines (or joined multi-line events) found in the span, filtered ones included
 * @param filtered how many of them a rule of the input dropped, so that they do not stand in the batch
 */
public record Span(Source source, long first, long end, long guard, int events, int filtered) {
    public Span {
        if (end < first) {
            throw new IllegalArgumentException("span ends at " + end + " before it starts at " + first);
        }
    }
}
