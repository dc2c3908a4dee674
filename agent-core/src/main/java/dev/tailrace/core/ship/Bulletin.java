package dev.tailrace.core.ship;

import dev.tailrace.core.output.OutputContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a ship duty tells of itself, to whoever asks and in the log. Written by the {@link ShipDuty}, read by any thread. */
final class Bulletin {
    private static final Logger LOG = LoggerFactory.getLogger(Bulletin.class);

    /** How the duty stands; {@link ShipState} says what the figures are. */
    record Standing(int inFlight, int failures, long oldest) {}

    private final OutputContext context;
    private boolean moved;
    private long shipments;
    private long retries;
    private volatile ShipState state = ShipState.IDLE;

    Bulletin(OutputContext context) {
        this.context = context;
    }

    ShipState state() {
        return state;
    }

    /** A shipment was answered. */
    void answered() {
        shipments++;
    }

    /** It is sent again, in whole or in part. */
    void triedAgain() {
        retries++;
    }

    /** Events have come to their end. */
    void moved() {
        moved = true;
    }

    /** Nothing is sent for a while. */
    void paused(String reason, long nanos, Standing at) {
        String first = state.trouble();
        if (first == null || !first.equals(reason)) {
            LOG.warn("output {}: {}; trying again in {} ms", context.name(), reason, nanos / 1_000_000);
        }
        long since = first != null ? state.since() : context.clock().epochMillis();
        state = new ShipState(
                false, at.inFlight(), at.failures(), reason, since, at.oldest(), state.waitingSince(), state.waitingFrom(), shipments, retries);
    }

    /**
     * Tells what it is at, if that is news.
     *
     * @param well whether nothing stands in the way, so that trouble, if there was any, is over
     * @return true if a slot has become free
     */
    boolean told(boolean free, boolean well, Standing at, long now) {
        ShipState before = state;
        boolean recovered = before.trouble() != null && well;
        if (recovered) {
            LOG.info("output {}: delivering again", context.name());
        }
        if (recovered
                || free != before.free()
                || at.inFlight() != before.inFlight()
                || at.oldest() != before.oldest()
                || shipments != before.shipments()) {
            String trouble = recovered ? null : before.trouble();
            boolean begins = moved || before.waitingSince() == 0;
            long waitingSince = at.oldest() == 0 ? 0 : begins ? context.clock().epochMillis() : before.waitingSince();
            long waitingFrom = begins ? now : before.waitingFrom();
            state = new ShipState(
                    free, at.inFlight(), at.failures(), trouble, before.since(), at.oldest(), waitingSince, waitingFrom, shipments, retries);
            moved = false;
        }
        return free && !before.free();
    }
}
