package dev.tailrace.outputs.http;

import dev.tailrace.core.output.Outcome.Rejection;
import java.util.BitSet;
import java.util.List;

/**
 * What a receiver said about the events of one request.
 *
 * @param again events to send again
 * @param rejected events that were refused for good
 * @param reason why the first of {@code again} failed; null if there is none
 */
public record Reply(BitSet again, List<Rejection> rejected, String reason) {
    /** It has them all. */
    public static final Reply ALL_WELL = new Reply(new BitSet(), List.of(), null);
}
