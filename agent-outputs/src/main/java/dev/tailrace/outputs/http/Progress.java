package dev.tailrace.outputs.http;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Shipment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How far a shipment has come that goes out in several requests. */
final class Progress {
    private final BitSet left;
    private final BitSet again = new BitSet();
    private final List<Rejection> rejected = new ArrayList<>();
    /** Whether a request has dealt with any. */
    private boolean touched;
    private String reason;

    Progress(Shipment shipment) {
        left = shipment.events();
    }

    /** The first event that no request has dealt with yet, or -1. Once the server wants some events again, no more are sent to it. */
    int next() {
        return again.isEmpty() ? left.nextSetBit(0) : -1;
    }

    /** These events were answered, each by itself. */
    void answered(BitSet events, Reply reply) {
        touched = true;
        left.andNot(events);
        again.or(reply.again());
        rejected.addAll(reply.rejected());
        if (reply.reason() != null) {
            reason = reply.reason() + " (" + reply.again().cardinality() + " of " + events.cardinality() + " events)";
        }
    }

    /** These events were refused for good. */
    void refused(BitSet events, int status, String why) {
        touched = true;
        left.andNot(events);
        events.stream().forEach(event -> rejected.add(new Rejection(event, status, why)));
    }

    /** The server reads none of the request that is left: which event is to blame is found by halving. */
    Outcome split(String why) {
        return touched ? stop(why, Optional.of(Duration.ZERO)) : new Outcome.Split(why);
    }

    /** What is left has to go again. */
    Outcome stop(String why, Optional<Duration> after) {
        again.or(left);
        return new Outcome.RetryLater(again, after, why, rejected);
    }

    /** All requests were answered. */
    Outcome outcome() {
        if (!again.isEmpty()) {
            return stop(reason, Optional.empty());
        }
        return rejected.isEmpty() ? new Outcome.Delivered() : new Outcome.Rejected(rejected);
    }
}
