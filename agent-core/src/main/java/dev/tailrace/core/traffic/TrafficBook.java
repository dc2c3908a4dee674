package dev.tailrace.core.traffic;

import dev.tailrace.core.traffic.TrafficReport.Durations;
import dev.tailrace.core.traffic.TrafficReport.Minute;
import dev.tailrace.core.traffic.TrafficReport.Top;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/** The requests of the last hour. Owned by the {@link TrafficDuty}. */
final class TrafficBook {
    private static final int MINUTES = 60;
    private static final int PER_PART = 5;
    private static final int PARTS = MINUTES / PER_PART + 1;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int DIGITS = 2;
    private static final int SHOWN = 10;

    /** A minute in the making. */
    private static final class Slot {
        final long[] classes = new long[6];
        IntCountsHistogram micros;
        long minute = Long.MIN_VALUE;

        void begin(long next) {
            minute = next;
            java.util.Arrays.fill(classes, 0);
            if (micros != null) {
                micros.reset();
            }
        }

        void time(long nanos, int weight) {
            if (micros == null) {
                micros = new IntCountsHistogram(DIGITS);
                micros.setAutoResize(true);
            }
            micros.recordValueWithCount(nanos / 1000, weight);
        }
    }

    /** Who came in five minutes. */
    private static final class Part {
        Frequent clients = new Frequent();
        Frequent paths = new Frequent();
        long number = Long.MIN_VALUE;

        void begin(long next) {
            number = next;
            clients = new Frequent();
            paths = new Frequent();
        }
    }

    private final Slot[] slots = new Slot[MINUTES];
    private final Part[] parts = new Part[PARTS];

    TrafficBook() {
        java.util.Arrays.setAll(slots, i -> new Slot());
        java.util.Arrays.setAll(parts, i -> new Part());
    }

    /** Counts what was noted. */
    void add(TrafficNotes notes, long nowMillis) {
        long current = minute(nowMillis);
        for (int i = 0; i < notes.requests(); i++) {
            long minute = Math.min(current, Math.floorDiv(notes.time(i), MINUTE_NANOS));
            if (minute > current - MINUTES) {
                add(notes, i, minute);
            }
        }
    }

    private static long minute(long epochMillis) {
        return Math.floorDiv(epochMillis, 60_000L);
    }

    private void add(TrafficNotes notes, int request, long minute) {
        Slot slot = slots[(int) Math.floorMod(minute, (long) MINUTES)];
        if (slot.minute != minute) {
            slot.begin(minute);
        }
        int weight = notes.weight(request);
        int kind = notes.status(request) / 100;
        slot.classes[kind > 5 ? 0 : kind] += weight;
        if (notes.duration(request) >= 0) {
            slot.time(notes.duration(request), weight);
        }
        long number = Math.floorDiv(minute, (long) PER_PART);
        Part part = parts[(int) Math.floorMod(number, (long) PARTS)];
        if (part.number != number) {
            part.begin(number);
        }
        if (notes.client(request) != 0) {
            part.clients.add(notes.client(request), weight, () -> notes.clientText(request));
        }
        if (notes.path(request) != 0) {
            part.paths.add(notes.path(request), weight, () -> notes.pathText(request));
        }
    }

    /** The hour up to now. */
    TrafficReport report(long nowMillis, long missed) {
        long current = minute(nowMillis);
        List<Minute> minutes = new ArrayList<>();
        Histogram all = new Histogram(DIGITS);
        for (long minute = current - MINUTES + 1; minute <= current; minute++) {
            Slot slot = slots[(int) Math.floorMod(minute, (long) MINUTES)];
            boolean has = slot.minute == minute;
            if (has && slot.micros != null) {
                all.add(slot.micros);
            }
            minutes.add(new Minute(minute * 60_000, has ? slot.classes.clone() : new long[6], has ? durations(slot.micros) : Durations.NONE));
        }
        List<Part> recent = java.util.Arrays.stream(parts)
                .filter(part -> part.number * PER_PART + PER_PART > current - MINUTES)
                .toList();
        List<Top> clients = top(recent.stream().map(part -> part.clients).toList());
        List<Top> paths = top(recent.stream().map(part -> part.paths).toList());
        return new TrafficReport(minutes, durations(all), clients, paths, missed);
    }

    private static Durations durations(AbstractHistogram micros) {
        if (micros == null || micros.getTotalCount() == 0) {
            return Durations.NONE;
        }
        return new Durations(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e6,
                micros.getValueAtPercentile(95) / 1e6,
                micros.getValueAtPercentile(99) / 1e6);
    }

    private static List<Top> top(List<Frequent> parts) {
        Map<Long, Top> sums = new HashMap<>();
        parts.forEach(part -> part.forEach(counter -> sums.merge(
                counter.key(),
                new Top(counter.name(), counter.count(), counter.error()),
                (a, b) -> new Top(a.name(), a.requests() + b.requests(), a.error() + b.error()))));
        return sums.values().stream()
                .sorted(Comparator.comparingLong(Top::requests).reversed().thenComparing(Top::name))
                .limit(SHOWN)
                .toList();
    }
}
