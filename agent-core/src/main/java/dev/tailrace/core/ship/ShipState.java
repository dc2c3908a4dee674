package dev.tailrace.core.ship;

/**
 * What an output's lane is at.
 *
 * @param free true if a batch handed over now would be sent at once
 * @param inFlight shipments on their way
 * @param failures attempts that failed since the last success
 * @param trouble why the last attempt failed, null if it did not
 * @param since when {@code trouble} was first met, in milliseconds since 1970; 0 before any
 */
public record ShipState(boolean free, int inFlight, int failures, String trouble, long since) {
    static final ShipState IDLE = new ShipState(true, 0, 0, null, 0);
}
