package dev.tailrace.packaging.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is not to grow without bound, and how that is judged: by medians of the later and of the earlier half of a run, both without the warming up. */
enum Quantity {
    RESIDENT("resident memory", "MiB", each -> each.residentBytes() / 1048576.0),
    DESCRIPTORS("open descriptors", "", Reading::descriptors),
    THREADS("threads", "", Reading::threads),
    /** A saw, of which an hour may be one tooth: a log grows to 4 MiB, then a snapshot and another log begin, and the ones before are kept. So the bound is what counts. */
    REGISTRY("registry on the disk", "KiB", each -> each.registryBytes() / 1024.0) {
        private static final double MOST = 9 * 1024;

        @Override
        String limit() {
            return "9,216 at most";
        }

        @Override
        boolean isFlat(Course course) {
            return most(course.readings()) <= MOST;
        }
    };

    private static final double GROWTH = 1.05;

    private final String title;
    private final String unit;
    private final ToDoubleFunction<Reading> value;

    Quantity(String title, String unit, ToDoubleFunction<Reading> value) {
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    String title() {
        return unit.isEmpty() ? title : title + ", " + unit;
    }

    /** What it is held against, in words. */
    String limit() {
        return String.format(Locale.ROOT, "%.2f of the earlier", GROWTH);
    }

    /** True if it stays within its limit. */
    boolean isFlat(Course course) {
        return median(course.later()) <= GROWTH * median(course.earlier());
    }

    double of(Reading reading) {
        return value.applyAsDouble(reading);
    }

    double median(List<Reading> stretch) {
        return stretch.stream().mapToDouble(value).sorted().toArray()[stretch.size() / 2];
    }

    /** The most of it that was seen at once. */
    double most(List<Reading> stretch) {
        return stretch.stream().mapToDouble(value).max().orElseThrow();
    }
}
