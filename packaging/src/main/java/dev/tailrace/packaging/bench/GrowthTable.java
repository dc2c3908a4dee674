package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.assembly.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the distribution stays as quick with more files, other lines, more cores. */
record GrowthTable(Stage stage, Results results) {
    static final int[] FILES = {1, 100, 10_000};
    static final int[] LENGTHS = {50, 200, 1024, 8192};
    static final String OF_FILES = "raw, of so many files: ";
    static final String OF_LENGTH = "raw, lines of so many bytes: ";
    static final String CORES = "two cores, of one: ";

    void files(Report report, long lines) throws IOException, InterruptedException {
        report.columns("Tailrace, raw, the same lines in", "lines/s", "CPU us a line", "peak RSS MB", "missing", "arrived again");
        for (int files : FILES) {
            Path folder = stage.kept("many");
            Samples.spread(folder, "access-%d.log", files, lines);
            long all = lines / files * files;
            Drain drain = one(Job.Work.RAW, folder.resolve("*.log"), all);
            Tree.delete(folder);
            results.add(Tailrace.TITLE, OF_FILES + files, drain);
            report.row(files == 1 ? "one file" : Report.text("%,d files", files), Report.text("%,.0f", drain.rate()), Report.text("%.2f", drain.cpuMicros()), Report.text("%.0f", drain.peakMegabytes()),
                    Long.toString(drain.missing()), Long.toString(drain.repeated()));
        }
    }

    /** As many bytes of each. */
    void lengths(Report report, long bytes) throws IOException, InterruptedException {
        report.columns("Tailrace, raw, lines of", "lines/s", "MB of lines/s", "MB of documents/s", "CPU us a line", "CPU ns a byte of a line", "missing", "arrived again");
        for (int length : LENGTHS) {
            Path log = stage.kept("length.log");
            long lines = bytes / length;
            Samples.ofLength(log, length, lines);
            Drain drain = one(Job.Work.RAW, log, lines);
            Files.delete(log);
            results.add(Tailrace.TITLE, OF_LENGTH + length, drain);
            report.row(Report.text("%,d bytes", length), Report.text("%,.0f", drain.rate()), Report.text("%,.0f", drain.rate() * length / 1e6),
                    Report.text("%,.0f", drain.rate() * drain.textBytesEach() / 1e6), Report.text("%.2f", drain.cpuMicros()), Report.text("%.2f", 1e3 * drain.cpuMicros() / length),
                    Long.toString(drain.missing()), Long.toString(drain.repeated()));
        }
    }

    /** Shipper and sink together on one core, and on all. */
    void cores(Report report, Path log, long lines) throws IOException, InterruptedException {
        if (Installed.find("taskset", "TASKSET").isEmpty()) {
            results.refused("One core", "no taskset on the PATH");
            return;
        }
        int cores = Runtime.getRuntime().availableProcessors();
        report.columns("Tailrace and the sink", "raw: lines/s", "CPU us a line", "parse combined + ship: lines/s", "CPU us a line");
        List<List<Drain>> rows = new ArrayList<>();
        for (String these : List.of("0", "0-" + (cores - 1))) {
            sinkOn(these);
            rows.add(List.of(one(Job.Work.RAW, log, lines, "taskset", "-c", these), one(Job.Work.PARSE, log, lines, "taskset", "-c", these)));
            Drain raw = rows.getLast().get(0);
            Drain parsed = rows.getLast().get(1);
            report.row(these.equals("0") ? "on one core" : "on " + cores + " cores", Report.text("%,.0f", raw.rate()), Report.text("%.2f", raw.cpuMicros()),
                    Report.text("%,.0f", parsed.rate()), Report.text("%.2f", parsed.cpuMicros()));
        }
        results.add(CORES + "raw", rows.get(1).get(0).rate() / rows.get(0).get(0).rate());
        results.add(CORES + "parse", rows.get(1).get(1).rate() / rows.get(0).get(1).rate());
    }

    private void sinkOn(String cores) throws IOException, InterruptedException {
        int status = new ProcessBuilder("taskset", "-a", "-c", "-p", cores, Long.toString(stage.sink().pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("taskset: status " + status);
        }
    }

    private Drain one(Job.Work work, Path logs, long lines, String... wrapper) throws IOException, InterruptedException {
        Path folder = stage.cleared();
        return stage.drain(Tailrace.asShipped(stage.home()).start(stage.job(folder, logs, work, Job.Pace.FULL)), folder, lines, wrapper);
    }
}
