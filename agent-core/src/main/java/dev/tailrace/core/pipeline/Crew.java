package dev.tailrace.core.pipeline;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.DutyThread;
import dev.tailrace.core.duty.Relay;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.duty.Turning;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Who turns which duty: the threads of the agent, by station of the data path. Used by one thread. */
final class Crew {
    /** The stations whose duties have threads, in the order of the data path, which is the order in which they are stopped. */
    enum Station {
        INPUT,
        PARSE,
        QUEUE,
        SHIP,
        SENTRY,
        REGISTRY
    }

    private final Clock clock;
    private final BiConsumer<Duty, Throwable> onFailure;
    private final Map<Station, ArrayDeque<Turning>> threads = new EnumMap<>(Station.class);

    Crew(Clock clock, BiConsumer<Duty, Throwable> onFailure) {
        this.clock = clock;
        this.onFailure = onFailure;
    }

    /** Turns a duty from now on; {@code signal} is the one that wakes it. */
    DutyThread start(Station station, Duty duty, Signal signal) {
        DutyThread thread = new DutyThread(duty, signal, clock, onFailure).start();
        return add(station, thread);
    }

    /** Where a duty's calls run once it is {@linkplain #start(Station, Duty, Relay) started}; {@code signal} is the one that wakes it. */
    Relay relay(Signal signal) {
        return new Relay(signal, clock, onFailure);
    }

    /** Turns a duty from now on, by threads that make its calls, too. */
    Relay start(Station station, Duty duty, Relay relay) {
        return add(station, relay.start(duty));
    }

    private <T extends Turning> T add(Station station, T turning) {
        threads.computeIfAbsent(station, key -> new ArrayDeque<>()).add(turning);
        return turning;
    }

    /** True if no duty of this station is turned. */
    boolean isEmpty(Station station) {
        return threads.getOrDefault(station, new ArrayDeque<>()).isEmpty();
    }

    /** Stops one duty, after the work at hand, and waits for it. */
    void stop(Turning thread) throws InterruptedException {
        threads.values().forEach(running -> running.remove(thread));
        thread.stop();
    }

    /** Stops the duties of one station, each after the work at hand, and waits for them. */
    void stop(Station station) throws InterruptedException {
        ArrayDeque<Turning> running = threads.getOrDefault(station, new ArrayDeque<>());
        while (!running.isEmpty()) {
            running.poll().stop();
        }
    }
}
