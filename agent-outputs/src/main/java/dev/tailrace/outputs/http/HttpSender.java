package dev.tailrace.outputs.http;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Sends a shipment in as many requests as it takes, and makes one outcome of their answers. Requests in flight share the limit only. */
public final class HttpSender {
    private final Poster poster;
    private final BodyLimit limit;
    private final Throttle throttle;
    private final Preparation preparation;

    public HttpSender(Poster poster, BodyLimit limit, Throttle throttle, Preparation preparation) {
        this.preparation = preparation;
        this.poster = poster;
        this.limit = limit;
        this.throttle = throttle;
    }

    /** Sends it, at least one event, and waits. */
    public Outcome send(Shipment shipment, Dialect dialect, BodySlot slot) throws InterruptedException {
        long key = Arrays.hashCode(shipment.cursor().at(shipment.batch(), shipment.first()).source().idPrefix());
        Progress progress = new Progress(shipment);
        Optional<Attempt.Failed> obstacle = preparation.carryOut(poster);
        if (obstacle.isPresent()) {
            return progress.stop(obstacle.get().reason(), obstacle.get().after());
        }
        while (progress.next() >= 0) {
            BodyLimit.Most most = limit.now();
            EventBody body = new EventBody(slot, shipment, progress.next(), dialect, most);
            throttle.await();
            Attempt attempt = poster.post(body, dialect, key);
            BitSet sent = body.events();
            throttle.spent(sent, body.bytes());
            switch (attempt) {
                case Attempt.Answered(Reply reply) -> {
                    limit.taken();
                    progress.answered(sent, reply);
                }
                case Attempt.TooLarge(String reason) -> {
                    if (sent.cardinality() == 1) {
                        progress.refused(sent, 413, reason);
                    } else {
                        limit.tooLarge(body.bytes() > 0 ? body.bytes() : most.bytes());
                    }
                }
                case Attempt.Refused(int status, String reason) -> {
                    if (sent.cardinality() > 1) {
                        return progress.split(reason);
                    }
                    progress.refused(sent, status, reason);
                }
                case Attempt.Failed failed -> {
                    if (failed.pushedBack()) {
                        limit.pushedBack(body.bytes() > 0 ? body.bytes() : most.bytes());
                    }
                    return progress.stop(failed.reason(), failed.after());
                }
            }
        }
        return progress.outcome();
    }

    public List<Receiver> receivers() {
        return poster.receivers();
    }

    public void close() {
        poster.close();
    }
}
