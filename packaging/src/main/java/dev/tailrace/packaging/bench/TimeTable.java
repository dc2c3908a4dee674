package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.ProcessCost;
import dev.tailrace.packaging.launch.ThreadTimes;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether a line gets dearer with time: log after log is put into a folder that the distribution watches, and taken away again. */
record TimeTable(Stage stage, Results results) {
    static final String GROWTH = "CPU a line of the last third, of the second log's on";

    private static final long EVERY_MILLIS = 5_000;
    private static final int LEAST = 6;

    /** For so long, and six logs at least. */
    void run(Report report, long lines, int minutes) throws IOException, InterruptedException {
        int logs = (int) Math.max(LEAST, minutes * 60_000L / EVERY_MILLIS);
        Path folder = stage.cleared();
        Path watched = Files.createDirectories(folder.resolve("logs"));
        List<Double> micros = new ArrayList<>();
        SampleLog sample = new SampleLog(LogFormat.COMBINED, 1);
        try (Running running = Running.start(
                Tailrace.asShipped(stage.home()).start(stage.job(folder, watched.resolve("*.log"), Job.Work.RAW, Job.Pace.FULL)), folder)) {
            ProcessCost cost = running.cost();
            for (int log = 0; log < logs; log++) {
                Path next = folder.resolve("next");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next), 1 << 16)) {
                    sample.write(out, lines);
                }
                running.pass(minutes > 0 ? EVERY_MILLIS : 1);
                ThreadTimes before = cost.threads();
                Files.move(next, watched.resolve("access-" + log + ".log"));
                running.await(stage.sink(), (log + 1) * lines);
                micros.add((log == 0 ? cost.cpuNanos() : cost.threads().since(before)) / 1e3 / lines);
                Files.deleteIfExists(watched.resolve("access-" + (log - 1) + ".log"));
            }
            Drain all = Drain.of(logs * lines, running.started(), stage.sink().counts(), cost.cpuNanos(), cost.peakBytes());
            results.add(Tailrace.TITLE, "raw, over time", all);
        }
        print(report, lines, micros);
    }

    private void print(Report report, long lines, List<Double> micros) {
        int third = micros.size() / 3;
        double early = median(micros.subList(1, 1 + third));
        double late = median(micros.subList(micros.size() - third, micros.size()));
        results.add(GROWTH, late / early);
        report.columns("Tailrace, raw, logs of " + Report.text("%,d lines", lines), "CPU us a line");
        report.row("the first, with the start", Report.text("%.2f", micros.getFirst()));
        report.row("the " + third + " after it, median", Report.text("%.2f", early));
        report.row("the last " + third + " of " + micros.size() + ", median", Report.text("%.2f", late));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
