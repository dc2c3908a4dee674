package dev.tailrace.core.control;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of one scrape, on their way into Prometheus' formats. Its classes are loaded when somebody asks for metrics, not before. */
final class Readings {
    private final Map<Meter, Map<Labels, Double>> values = new EnumMap<>(Meter.class);

    /** @param labels their values, in the meter's order */
    void put(Meter meter, double value, String... labels) {
        Labels all = labels.length == 0 ? Labels.EMPTY : Labels.of(meter.labels(), labels);
        values.computeIfAbsent(meter, each -> new LinkedHashMap<>()).put(all, value);
    }

    /** @param accept of the request: OpenMetrics if it asks for that, else Prometheus' text */
    Answer answer(String accept) {
        OpenMetricsTextFormatWriter open = OpenMetricsTextFormatWriter.create();
        ExpositionFormatWriter writer = open.accepts(accept) ? open : PrometheusTextFormatWriter.create();
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        values.forEach((meter, points) -> all.metricSnapshot(snapshot(meter, points)));
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try {
            writer.write(out, all.build(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Answer(200, writer.getContentType(), out.toByteArray());
    }

    private static MetricSnapshot snapshot(Meter meter, Map<Labels, Double> points) {
        return switch (meter.kind()) {
            case COUNTER -> {
                CounterSnapshot.Builder counter = CounterSnapshot.builder().name(meter.baseName()).help(meter.help());
                points.forEach((labels, value) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels)
                        .value(Math.max(0, value))
                        .build()));
                yield counter.build();
            }
            case GAUGE -> {
                GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(meter.baseName()).help(meter.help());
                points.forEach((labels, value) -> gauge.dataPoint(
                        GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
                yield gauge.build();
            }
        };
    }
}
