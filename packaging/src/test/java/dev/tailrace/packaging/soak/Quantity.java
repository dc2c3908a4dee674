package dev.tailrace.packaging.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is not to grow, and how that is judged: a figure of the later half of a run, of the same of the earlier half, both without the warming up. */
enum Quantity {
    RESIDENT("resident memory", "MiB", each -> each.residentBytes() / 1048576.0, Figure.MEDIAN, 1.05),
    DESCRIPTORS("open descriptors", "", Reading::descriptors, Figure.MEDIAN, 1.05),
    THREADS("threads", "", Reading::threads, Figure.MEDIAN, 1.05),
    /** A saw: it grows until it is written anew. */
    REGISTRY("registry on the disk", "KiB", each -> each.registryBytes() / 1024.0, Figure.MOST, 1.1);

    /** Of many values, one. */
    enum Figure {
        MEDIAN {
            @Override
            double of(double[] sorted) {
                return sorted[sorted.length / 2];
            }
        },
        MOST {
            @Override
            double of(double[] sorted) {
                return sorted[sorted.length - 1];
            }
        };

        abstract double of(double[] sorted);

        @Override
        public String toString() {
            return this == MEDIAN ? "median" : "most";
        }
    }

    private final String title;
    private final String unit;
    private final ToDoubleFunction<Reading> value;
    private final Figure figure;
    private final double limit;

    Quantity(String title, String unit, ToDoubleFunction<Reading> value, Figure figure, double limit) {
        this.title = title;
        this.unit = unit;
        this.value = value;
        this.figure = figure;
        this.limit = limit;
    }

    String title() {
        return unit.isEmpty() ? title : title + ", " + unit;
    }

    Figure figure() {
        return figure;
    }

    /** As much as its growth may be: 1.05 is five in a hundred. */
    double limit() {
        return limit;
    }

    double of(Reading reading) {
        return value.applyAsDouble(reading);
    }

    double of(List<Reading> stretch) {
        return figure.of(stretch.stream().mapToDouble(value).sorted().toArray());
    }

    /** The most of it that was seen at once. */
    double most(List<Reading> stretch) {
        return stretch.stream().mapToDouble(value).max().orElseThrow();
    }
}
