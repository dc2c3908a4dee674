package dev.tailrace.outputs.hosts;

import java.util.random.RandomGenerator;

/** A host's circuit breaker. Not thread-safe: {@link Hosts} guards it. Times are monotonic, in nanoseconds. */
final class Breaker {
    /** What a host takes. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * When it opens, and for how long.
     *
     * @param failures in a row that open it
     * @param firstPause nanoseconds that it stays open the first time; doubled with each failed trial
     * @param longestPause nanoseconds
     */
    record Rules(int failures, long firstPause, long longestPause) {
        static final Rules USUAL = new Rules(2, 1_000_000_000L, 60_000_000_000L);
    }

    private final Rules rules;
    private final RandomGenerator random;
    private State state = State.CLOSED;
    private int failures;
    private int pauses;
    private long openUntil;

    Breaker(Rules rules, RandomGenerator random) {
        this.rules = rules;
        this.random = random;
    }

    /** True if a request may go there now. */
    boolean takes(long now) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> now - openUntil >= 0;
            case HALF_OPEN -> false;
        };
    }

    /** A request goes there. */
    void chosen(long now) {
        if (state == State.OPEN) {
            state = State.HALF_OPEN;
        }
    }

    /** A request found the host well, whatever it said about the data. */
    void succeeded() {
        state = State.CLOSED;
        failures = 0;
        pauses = 0;
    }

    /** A request found the host unreachable, failing or overloaded. */
    void failed(long now) {
        failures++;
        if (state == State.HALF_OPEN || failures >= rules.failures()) {
            long pause = pauses >= 62 || rules.firstPause() > rules.longestPause() >> pauses
                    ? rules.longestPause()
                    : rules.firstPause() << pauses;
            pauses++;
            state = State.OPEN;
            openUntil = now + pause / 2 + random.nextLong(pause / 2 + 1);
        }
    }

    /** A request that said nothing about the host's health was given up. */
    void abandoned() {
        if (state == State.HALF_OPEN) {
            state = State.OPEN;
        }
    }

    /** A check, which is no request, found the host well: one that is left alone may be tried at once. */
    void foundWell(long now) {
        if (state == State.OPEN) {
            openUntil = now;
        }
        failures = state == State.CLOSED ? 0 : failures;
    }

    State state() {
        return state;
    }

    /** When an open one may be tried. */
    long openUntil() {
        return openUntil;
    }
}
