package dev.tailrace.outputs.hosts;

/**
 * One receiver and how it does. {@link Hosts} guards it.
 *
 * @param <T> what a request needs to reach it
 */
public final class Host<T> {
    private final String name;
    private final T target;
    private final int weight;
    final Breaker breaker;
    int inFlight;
    long requests;
    long failures;
    long credit;
    /** Seconds that requests took lately. */
    double latency;
    /** When it was last known, in monotonic nanoseconds. */
    long measured;
    /** When a request or a check last ended, in monotonic nanoseconds. */
    long heardOf;

    Host(String name, T target, int weight, Breaker breaker) {
        this.name = name;
        this.target = target;
        this.weight = weight;
        this.breaker = breaker;
    }

    /** For people: without credentials. */
    public String name() {
        return name;
    }

    public T target() {
        return target;
    }

    int weight() {
        return weight;
    }
}
