package dev.tailrace.core.sim;

/** The process dies here: thrown by simulated surroundings at the point that a test chose. Nothing but the test may catch it. */
public final class SimCrash extends Error {
    private static final long serialVersionUID = 1;

    public SimCrash(String where) {
        super("the process dies while it " + where);
    }
}
