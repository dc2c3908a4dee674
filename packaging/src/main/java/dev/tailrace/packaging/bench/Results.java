package dev.tailrace.packaging.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured so far, under the names that the tables give it. One thread. */
final class Results {
    private final Map<String, List<Drain>> drains = new LinkedHashMap<>();
    private final Map<String, Latency> latencies = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Set<String> refusals = new LinkedHashSet<>();

    void add(String shipper, String work, Drain drain) {
        drains.computeIfAbsent(key(shipper, work), key -> new ArrayList<>()).add(drain);
    }

    /** The medians of a shipper's drains; empty if there was none. */
    Optional<Drain> drain(String shipper, String work) {
        return Optional.ofNullable(drains.get(key(shipper, work))).map(Drain::median);
    }

    void add(String shipper, String pace, Latency latency) {
        latencies.put(key(shipper, pace), latency);
    }

    Optional<Latency> latency(String shipper, String pace) {
        return Optional.ofNullable(latencies.get(key(shipper, pace)));
    }

    void add(String name, double figure) {
        figures.put(name, figure);
    }

    Optional<Double> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    void refused(String shipper, String why) {
        refusals.add(shipper + ": " + why);
    }

    /** A peer that fails is left out, the distribution must not. */
    void failed(Shipper shipper, Running.Failure failure) throws Running.Failure {
        if (shipper instanceof Tailrace) {
            throw failure;
        }
        refused(shipper.title(), failure.getMessage());
    }

    /** Processor time a line of one shipper, of another's. */
    Optional<Double> cpuRatio(String one, String other, String work) {
        return drain(one, work).flatMap(mine -> drain(other, work).map(theirs -> mine.cpuMicros() / theirs.cpuMicros()));
    }

    /** Why there are cells without a figure. */
    Set<String> refusals() {
        return refusals;
    }

    /** Lines that did not arrive, or arrived again, in any run. */
    long wrong() {
        long drained = drains.values().stream().flatMap(List::stream).mapToLong(each -> Math.abs(each.missing()) + each.repeated()).sum();
        return drained + latencies.values().stream().mapToLong(each -> Math.abs(each.missing()) + each.repeated()).sum();
    }

    private static String key(String shipper, String work) {
        return shipper + " / " + work;
    }
}
