package dev.tailrace.outputs.logstash;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.hosts.Host;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.http.Failure;
import dev.tailrace.outputs.logstash.Connector.Address;
import dev.tailrace.outputs.slot.Slots;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends shipments over Lumberjack connections, which are kept between shipments. */
final class LogstashOutput implements Output {
    private static final Logger LOG = LoggerFactory.getLogger(LogstashOutput.class);
    /** Servers close idle connections after a minute; one that is nearly that old is not used again. */
    private static final long LONGEST_IDLE = 30_000_000_000L;

    private final Connector connector;
    private final Hosts<Address> hosts;
    private final Clock clock;
    private final long mostBytes;
    private final Slots<Window> windows;
    private final Map<Address, Slots<Lumberjack>> idle = new ConcurrentHashMap<>();

    LogstashOutput(Connector connector, Hosts<Address> hosts, Clock clock, long mostBytes, Slots<Window> windows) {
        this.connector = connector;
        this.hosts = hosts;
        this.clock = clock;
        this.mostBytes = mostBytes;
        this.windows = windows;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        Window window = windows.take();
        try {
            return send(shipment, window);
        } finally {
            windows.give(window);
        }
    }

    private Outcome send(Shipment shipment, Window window) throws InterruptedException {
        long key = Arrays.hashCode(shipment.cursor().at(shipment.batch(), shipment.first()).source().idPrefix());
        BitSet left = shipment.events();
        Set<Host<Address>> tried = new HashSet<>();
        String reason = null;
        for (Host<Address> host = hosts.choose(key, tried); host != null; host = hosts.choose(key, tried)) {
            tried.add(host);
            long started = clock.nanos();
            String failure = send(shipment, left, window, host);
            hosts.ended(host, failure == null, clock.nanos() - started);
            if (failure == null) {
                return new Outcome.Delivered();
            }
            reason = host.name() + ": " + failure;
        }
        return new Outcome.RetryLater(left, Optional.empty(), reason, List.of());
    }

    /** What went wrong, or null. */
    private String send(Shipment shipment, BitSet left, Window window, Host<Address> host) throws InterruptedException {
        Lumberjack connection = null;
        try {
            connection = connection(host.target());
            connection.send(shipment, left, window, mostBytes);
            connection.idle(clock.nanos());
            idle.get(host.target()).give(connection);
            return null;
        } catch (IOException e) {
            drop(connection);
            if (Thread.interrupted()) {
                hosts.abandoned(host);
                throw new InterruptedException("while sending to " + host.name());
            }
            return e instanceof SocketTimeoutException
                    ? "no acknowledgement within " + connector.timeout().toMillis() + " ms"
                    : Failure.text(e, connector.timeout());
        }
    }

    private Lumberjack connection(Address address) throws IOException {
        Slots<Lumberjack> kept = idle.computeIfAbsent(address, key -> new Slots<>(() -> null));
        for (Lumberjack connection = kept.take(); connection != null; connection = kept.take()) {
            if (connection.idleFor(clock.nanos()) < LONGEST_IDLE) {
                return connection;
            }
            drop(connection);
        }
        return connector.connect(address);
    }

    private static void drop(Lumberjack connection) {
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
        idle.values().forEach(kept -> kept.drain(LogstashOutput::drop));
        windows.drain(Window::close);
    }
}
