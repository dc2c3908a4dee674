package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log of ten times the lines, raw: what is left when the start weighs little. */
record LongTable(Stage stage, Results results) {
    static final String WORK = "raw, ten times the lines";

    private static final int TIMES = 10;

    void run(Report report, long lines) throws IOException, InterruptedException {
        Path log = stage.kept("long.log");
        Samples.combined(log, TIMES * lines);
        report.columns("raw, " + Report.text("%,d lines", TIMES * lines), "lines/s", "CPU us a line", "peak RSS MB", "missing", "arrived again");
        for (Shipper shipper : List.of(Tailrace.asShipped(stage.home()), new Limit(stage.home(), stage.classes(), Limit.DOCUMENT), Collector.find())) {
            Path folder = stage.cleared();
            switch (shipper.start(stage.job(folder, log, Job.Work.RAW, Job.Pace.FULL))) {
                case Shipper.Start.Refusal refusal -> results.refused(shipper.title(), refusal.why());
                case Shipper.Start.Command command -> {
                    Drain drain = stage.drain(command, folder, TIMES * lines);
                    results.add(shipper.title(), WORK, drain);
                    report.row(shipper.title(), Report.text("%,.0f", drain.rate()), Report.text("%.2f", drain.cpuMicros()), Report.text("%.0f", drain.peakMegabytes()),
                            Long.toString(drain.missing()), Long.toString(drain.repeated()));
                }
            }
        }
        Files.delete(log);
    }
}
