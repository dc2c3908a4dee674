package dev.tailrace.outputs.hosts;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Receiver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The hosts of one output. Thread-safe.
 *
 * @param <T> what a request needs to reach a host
 */
public final class Hosts<T> {
    /** One host as configured. */
    public record Entry<T>(String name, T target, int weight) {}

    private static final double NEW_SHARE = 0.2;
    /** A host this many times slower than the quickest, and at least {@link #SLOW_SECONDS}, is passed over while others can serve. */
    private static final double SLOW_FACTOR = 5;

    private static final double SLOW_SECONDS = 1;
    /** What a host did longer ago than this no longer counts: a slow one gets another request then. */
    private static final long MEMORY = 30_000_000_000L;

    private final Policy policy;
    private final Clock clock;
    private final List<Host<T>> hosts = new ArrayList<>();
    private final HashRing ring;
    private int turn;

    public Hosts(Policy policy, List<Entry<T>> entries, Clock clock, RandomGenerator random) {
        this.policy = policy;
        this.clock = clock;
        for (Entry<T> entry : entries) {
            hosts.add(new Host<>(entry.name(), entry.target(), entry.weight(), new Breaker(Breaker.Rules.USUAL, random)));
            hosts.getLast().heardOf = clock.nanos();
        }
        ring = new HashRing(entries.stream().map(Entry::name).toList());
        turn = random.nextInt(hosts.size());
    }

    public int size() {
        return hosts.size();
    }

    /**
     * The host for a request; tell {@link #ended} how it went.
     *
     * @param key what {@link Policy#CONSISTENT_HASH} goes by
     * @param tried hosts that this request has failed on already
     * @return null if all have been tried, or those that have not take no requests now
     */
    public synchronized Host<T> choose(long key, Set<Host<T>> tried) {
        long now = clock.nanos();
        List<Host<T>> ready = ready(tried, now);
        Host<T> chosen = null;
        if (!ready.isEmpty()) {
            chosen = byPolicy(quick(ready, now), key);
        } else if (tried.isEmpty()) {
            chosen = hosts.stream()
                    .min(Comparator.comparingLong((Host<T> host) -> host.breaker.openUntil() - now))
                    .orElseThrow();
        }
        if (chosen != null) {
            chosen.breaker.chosen(now);
            chosen.inFlight++;
        }
        return chosen;
    }

    private List<Host<T>> ready(Set<Host<T>> tried, long now) {
        List<Host<T>> ready = new ArrayList<>(hosts.size());
        for (Host<T> host : hosts) {
            if (!tried.contains(host) && host.breaker.takes(now)) {
                ready.add(host);
            }
        }
        return ready;
    }

    private List<Host<T>> quick(List<Host<T>> ready, long now) {
        if (ready.size() == 1) {
            return ready;
        }
        double best = Double.MAX_VALUE;
        for (Host<T> host : ready) {
            best = Math.min(best, host.latency);
        }
        double limit = Math.max(SLOW_SECONDS, best * SLOW_FACTOR);
        List<Host<T>> quick = new ArrayList<>(ready.size());
        for (Host<T> host : ready) {
            if (host.latency <= limit || now - host.measured > MEMORY) {
                quick.add(host);
            }
        }
        return quick;
    }

    private Host<T> byPolicy(List<Host<T>> ready, long key) {
        return switch (policy) {
            case ROUND_ROBIN -> inTurn(ready);
            case WEIGHTED -> weighted(ready);
            case LEAST_IN_FLIGHT -> leastInFlight(ready);
            case CONSISTENT_HASH -> hosts.get(ring.owner(key, place -> ready.contains(hosts.get(place))));
            case FAILOVER -> ready.getFirst();
        };
    }

    private Host<T> leastInFlight(List<Host<T>> ready) {
        Host<T> least = ready.getFirst();
        for (Host<T> host : ready) {
            if (host.inFlight < least.inFlight || host.inFlight == least.inFlight && host.latency < least.latency) {
                least = host;
            }
        }
        return least;
    }

    private Host<T> inTurn(List<Host<T>> ready) {
        Host<T> host;
        do {
            host = hosts.get(turn);
            turn = (turn + 1) % hosts.size();
        } while (!ready.contains(host));
        return host;
    }

    /** Smooth weighted round robin, as nginx does it: who has waited longest for its share is next. */
    private Host<T> weighted(List<Host<T>> ready) {
        int total = 0;
        Host<T> next = null;
        for (Host<T> host : ready) {
            host.credit += host.weight();
            total += host.weight();
            if (next == null || host.credit > next.credit) {
                next = host;
            }
        }
        next.credit -= total;
        return next;
    }

    /**
     * A request is over.
     *
     * @param well false if the host was unreachable, failing or overloaded; what it says about the data does not matter here
     * @param nanos how long it took
     */
    public synchronized void ended(Host<T> host, boolean well, long nanos) {
        long now = clock.nanos();
        host.inFlight--;
        host.requests++;
        host.heardOf = now;
        if (well) {
            double seconds = nanos / 1e9;
            boolean fresh = host.latency == 0 || now - host.measured > MEMORY;
            host.latency = fresh ? seconds : host.latency + NEW_SHARE * (seconds - host.latency);
            host.measured = now;
            host.breaker.succeeded();
        } else {
            host.failures++;
            host.breaker.failed(now);
        }
    }

    /**
     * Hosts to check, so that it is not a request that finds out: those that no request or check has told of for so long, and those that
     * are left alone.
     */
    public synchronized List<Host<T>> unheardOf(long nanos) {
        long now = clock.nanos();
        return hosts.stream()
                .filter(host -> host.inFlight == 0 && (host.breaker.state() == Breaker.State.OPEN || now - host.heardOf >= nanos))
                .toList();
    }

    /** A check is over. What it takes says nothing about requests: only whether the host answers counts. */
    public synchronized void checked(Host<T> host, boolean well) {
        long now = clock.nanos();
        host.heardOf = now;
        if (well) {
            host.breaker.foundWell(now);
        } else if (host.breaker.state() == Breaker.State.CLOSED) {
            host.breaker.failed(now);
        }
    }

    /** All of them. */
    public List<Host<T>> all() {
        return List.copyOf(hosts);
    }

    /** A request was given up by us (the agent stops). */
    public synchronized void abandoned(Host<T> host) {
        host.inFlight--;
        host.breaker.abandoned();
    }

    /** How each does. */
    public synchronized List<Receiver> receivers() {
        return hosts.stream()
                .map(host -> new Receiver(
                        host.name(),
                        host.breaker.state().name().toLowerCase(Locale.ROOT),
                        host.inFlight,
                        host.latency,
                        host.requests,
                        host.failures))
                .toList();
    }
}
