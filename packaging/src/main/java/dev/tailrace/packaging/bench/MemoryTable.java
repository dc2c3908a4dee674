package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How little memory the distribution can be told to take. */
record MemoryTable(Stage stage, Results results) {
    private static final String SMALL = "pipeline: {memory: 4MiB}";
    static final String TITLE = Tailrace.TITLE + ", `" + SMALL + '`';

    void run(Path log, long lines) throws IOException, InterruptedException {
        Tailrace small = Tailrace.asShipped(stage.home()).with(TITLE, SMALL);
        for (Job.Work work : new Job.Work[] {Job.Work.RAW, Job.Work.PARSE}) {
            Path folder = stage.cleared();
            results.add(TITLE, work.name(), stage.drain(small.start(stage.job(folder, log, work, Job.Pace.FULL)), folder, lines));
        }
    }

    void print(Report report) {
        report.columns("shipper", "raw: lines/s", "CPU us a line", "peak RSS MB", "parse combined + ship: lines/s", "CPU us a line", "peak RSS MB");
        Drain raw = peak(Job.Work.RAW).orElseThrow();
        Drain parsed = peak(Job.Work.PARSE).orElseThrow();
        report.row(TITLE, Report.text("%,.0f", raw.rate()), Report.text("%.2f", raw.cpuMicros()), Report.text("%.0f", raw.peakMegabytes()),
                Report.text("%,.0f", parsed.rate()), Report.text("%.2f", parsed.cpuMicros()), Report.text("%.0f", parsed.peakMegabytes()));
    }

    private Optional<Drain> peak(Job.Work work) {
        return results.drain(TITLE, work.name());
    }
}
