package dev.tailrace.outputs.socket;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.hosts.Host;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.http.Failure;
import dev.tailrace.outputs.slot.Slots;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends shipments over connections, which are kept between shipments.
 *
 * @param <S> what a connection encodes with
 */
public final class SocketOutput<S> implements Output {
    private static final Logger LOG = LoggerFactory.getLogger(SocketOutput.class);
    /** Servers close idle connections after a minute; one that is nearly that old is not used again. */
    private static final long LONGEST_IDLE = 30_000_000_000L;

    /** Opens a connection of the protocol. */
    @FunctionalInterface
    public interface Connector<S> {
        Connection<S> connect(Address address) throws IOException;
    }

    /**
     * What a protocol brings along.
     *
     * @param connector opens connections
     * @param timeout without a sign of life, for messages
     * @param scratch what requests in flight encode with
     * @param closer frees that
     */
    public record Protocol<S>(Connector<S> connector, Duration timeout, Slots<S> scratch, Consumer<S> closer) {}

    private record Idle<S>(Connection<S> connection, long since) {}

    private final Protocol<S> protocol;
    private final Hosts<Address> hosts;
    private final Clock clock;
    private final Map<Address, Slots<Idle<S>>> idle = new ConcurrentHashMap<>();

    public SocketOutput(Protocol<S> protocol, Hosts<Address> hosts, Clock clock) {
        this.protocol = protocol;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        S scratch = protocol.scratch().take();
        try {
            return send(shipment, scratch);
        } finally {
            protocol.scratch().give(scratch);
        }
    }

    private Outcome send(Shipment shipment, S scratch) throws InterruptedException {
        long key = Arrays.hashCode(shipment.cursor().at(shipment.batch(), shipment.first()).source().idPrefix());
        BitSet left = shipment.events();
        List<Rejection> refused = new ArrayList<>();
        Set<Host<Address>> tried = new HashSet<>();
        String reason = null;
        for (Host<Address> host = hosts.choose(key, tried); host != null; host = hosts.choose(key, tried)) {
            tried.add(host);
            long started = clock.nanos();
            String failure = attempt(host, connection -> connection.send(shipment, left, scratch, refused));
            hosts.ended(host, failure == null, clock.nanos() - started);
            if (failure == null) {
                return refused.isEmpty() ? new Outcome.Delivered() : new Outcome.Rejected(refused);
            }
            reason = host.name() + ": " + failure;
        }
        return new Outcome.RetryLater(left, Optional.empty(), reason, refused);
    }

    private interface Talk<S> {
        void over(Connection<S> connection) throws IOException;
    }

    /** What went wrong, or null. */
    private String attempt(Host<Address> host, Talk<S> talk) throws InterruptedException {
        Connection<S> connection = null;
        try {
            connection = connection(host.target());
            talk.over(connection);
            idle.get(host.target()).give(new Idle<>(connection, clock.nanos()));
            return null;
        } catch (IOException e) {
            drop(connection);
            if (Thread.interrupted()) {
                hosts.abandoned(host);
                throw new InterruptedException("while sending to " + host.name());
            }
            return e instanceof SocketTimeoutException
                    ? "no acknowledgement within " + protocol.timeout().toMillis() + " ms"
                    : Failure.text(e, protocol.timeout());
        }
    }

    private Connection<S> connection(Address address) throws IOException {
        Slots<Idle<S>> kept = idle.computeIfAbsent(address, key -> new Slots<>(() -> null));
        for (Idle<S> each = kept.take(); each != null; each = kept.take()) {
            if (clock.nanos() - each.since() < LONGEST_IDLE) {
                return each.connection();
            }
            drop(each.connection());
        }
        return protocol.connector().connect(address);
    }

    private static void drop(Connection<?> connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("closing a connection: {}", e.toString());
            }
        }
    }

    @Override
    public List<Receiver> receivers() {
        return hosts.receivers();
    }

    @Override
    public void close() {
        idle.values().forEach(kept -> kept.drain(each -> drop(each.connection())));
        protocol.scratch().drain(protocol.closer());
    }
}
