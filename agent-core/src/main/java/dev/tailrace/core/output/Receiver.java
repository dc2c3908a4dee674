package dev.tailrace.core.output;

/**
 * How one of an output's hosts does, for status and metrics.
 *
 * @param name its address, without credentials
 * @param breaker {@code closed} (takes requests), {@code open} (left alone for a while) or {@code half_open} (on trial)
 * @param inFlight requests under way
 * @param latencySeconds that requests took lately; 0: not known
 * @param requests that ended since the start
 * @param failures of them: the host was unreachable, failing or overloaded
 */
public record Receiver(String name, String breaker, int inFlight, double latencySeconds, long requests, long failures) {}
