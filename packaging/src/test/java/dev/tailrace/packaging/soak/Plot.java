package dev.tailrace.packaging.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;

/** A course as a picture: one panel above the other, all over the same time. */
record Plot(Course course) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 190;
    /** Points of what is told between two looks: fewer, as the clock of processor time has steps. */
    private static final int COARSE = 60;

    void writeTo(Path file) throws IOException {
        List<XYChart> panels = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            panels.add(panel(quantity.title(), course.readings(), quantity::of));
        }
        panels.add(costs());
        panels.add(panel("lines that wait, thousands", course.readings(), each -> (each.written() - each.delivered()) / 1e3));
        BitmapEncoder.saveBitmap(panels, panels.size(), 1, file.toString(), BitmapFormat.PNG);
    }

    private static XYChart panel(String title, List<Reading> readings, ToDoubleFunction<Reading> value) {
        return panel(
                title, readings.stream().mapToDouble(Plot::minutes).toArray(), readings.stream().mapToDouble(value).toArray());
    }

    private static double minutes(Reading reading) {
        return reading.seconds() / 60;
    }

    private XYChart costs() {
        List<Reading> readings = course.readings();
        int step = Math.max(1, readings.size() / COARSE);
        int points = (readings.size() - 1) / step;
        double[] minutes = new double[points];
        double[] micros = new double[points];
        for (int i = 0; i < points; i++) {
            Reading from = readings.get(i * step);
            Reading to = readings.get((i + 1) * step);
            minutes[i] = minutes(to);
            micros[i] = (to.cpuNanos() - from.cpuNanos()) / 1e3 / Math.max(1, to.written() - from.written());
        }
        return panel("processor time a line, µs", minutes, micros);
    }

    private static XYChart panel(String title, double[] minutes, double[] values) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).theme(ChartTheme.Matlab).build();
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setMarkerSize(0);
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(title, minutes, values);
        return chart;
    }
}
