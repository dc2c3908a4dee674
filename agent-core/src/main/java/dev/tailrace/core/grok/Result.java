package dev.tailrace.core.grok;

/** How matching a line ended. */
public enum Result {
    MATCH,
    NO_MATCH,
    /** The line asked for more work than any line may, or broke Joni; whether it matches is not known. */
    BUDGET_EXCEEDED
}
