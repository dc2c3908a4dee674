package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.RequiredBytes;
import java.util.Arrays;
import java.util.List;

/**
 * Matches lines against a {@link GrokPattern} and holds where the captures of the last match stand. For one thread.
 *
 * <p>An expression may match anywhere in the line. A capture that stands in the pattern several times has the value of the first of its
 * groups that took part in the match, even if that is empty: as in Elasticsearch.
 */
public final class GrokMatcher {
    /** Of more expressions than these, which are tried one after the other, a look at the line's characters pays: most need one it lacks. */
    private static final int FEW = 3;

    private final Candidate[] candidates;
    private final int[] slots;
    private final ValidUtf8 valid = new ValidUtf8();
    private final RequiredBytes.Census census = new RequiredBytes.Census();
    private int matched = -1;

    /**
     * An expression that may match.
     *
     * @param matcher runs it, and writes its captures to their places among those of the whole pattern
     * @param required what every line has that it matches
     */
    record Candidate(LineMatcher matcher, RequiredBytes required) {}

    GrokMatcher(List<Candidate> candidates, int captures) {
        this.candidates = candidates.toArray(Candidate[]::new);
        this.slots = new int[2 * captures];
    }

    /**
     * Tries the expressions in order on the bytes from {@code from} to {@code to}. Bytes that are no UTF-8 count as one replacement
     * character each. Allocates nothing, unless an expression runs on Joni or bytes are no UTF-8.
     *
     * @return {@link Result#BUDGET_EXCEEDED} if an expression ran out of its budget and no later one matched
     */
    public Result match(byte[] utf8, int from, int to) {
        if (valid.check(utf8, from, to)) {
            return tryAll(utf8, from, to);
        }
        Result result = tryAll(valid.repaired(), 0, valid.repairedLength());
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slots[i] < 0 ? -1 : valid.original(slots[i]);
        }
        return result;
    }

    private Result tryAll(byte[] utf8, int from, int to) {
        Result result = Result.NO_MATCH;
        boolean counted = candidates.length > FEW && matched != 0;
        if (counted) {
            census.take(utf8, from, to);
        }
        if (candidates.length > 1) {
            Arrays.fill(slots, -1);
        }
        matched = -1;
        for (int i = 0; i < candidates.length; i++) {
            Candidate candidate = candidates[i];
            if (counted && !candidate.required.areIn(census)) {
                continue;
            }
            switch (candidate.matcher.match(utf8, from, to, slots)) {
                case MATCH -> {
                    matched = i;
                    return Result.MATCH;
                }
                case BUDGET_EXCEEDED -> result = Result.BUDGET_EXCEEDED;
                case NO_MATCH -> {}
            }
        }
        Arrays.fill(slots, -1);
        return result;
    }

    /** Which expression matched, from 0; -1 if none did. */
    public int matched() {
        return matched;
    }

    /** Index of the first byte of capture {@code i} of {@link GrokPattern#captures} in the array matched last, or -1 if it took no part. */
    public int start(int i) {
        return slots[2 * i];
    }

    /** Index just past its last byte, or -1. */
    public int end(int i) {
        return slots[2 * i + 1];
    }
}
