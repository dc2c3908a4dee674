package dev.tailrace.core.ship;

/**
 * What an output's lane is at.
 *
 * @param free true if a batch handed over now would be sent at once
 * @param inFlight shipments on their way
 * @param failures attempts that failed since the last success
 * @param trouble why the last attempt failed, null if it did not
 * @param since when trouble began, of whatever kind, in milliseconds since 1970; 0 before any
 * @param oldest when the oldest line was read that is not delivered, in milliseconds since 1970; 0 if there is none
 * @param waitingSince since when lines wait and none was delivered, in milliseconds since 1970; 0 if none waits
 * @param waitingFrom the same by the monotonic clock, which nobody sets, in nanoseconds; of no meaning if none waits
 * @param shipments answered since the start
 * @param retries how many of them are sent again, in whole or in part
 */
public record ShipState(
        boolean free,
        int inFlight,
        int failures,
        String trouble,
        long since,
        long oldest,
        long waitingSince,
        long waitingFrom,
        long shipments,
        long retries) {
    static final ShipState IDLE = new ShipState(true, 0, 0, null, 0, 0, 0, 0, 0, 0);
}
