package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.ProcessCost;
import dev.tailrace.packaging.launch.ThreadTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Each shipper watches a hundred quiet files and one that gets a thousand lines a second. */
record LatencyTable(Stage stage, Results results, List<Shipper> peers, int seconds) {
    private static final int QUIET_FILES = 100;
    private static final int LINES_AT_FIRST = 20;
    private static final int RATE = 1_000;
    private static final long SECOND = 1_000_000_000L;

    void run() throws IOException, InterruptedException {
        Tailrace tailrace = Tailrace.asShipped(stage.home());
        one(tailrace, Job.Pace.SHIPPED);
        one(tailrace, Job.Pace.PROMPT);
        for (Shipper peer : peers) {
            one(peer, Job.Pace.SHIPPED);
            one(peer, Job.Pace.PROMPT);
        }
    }

    private void one(Shipper shipper, Job.Pace pace) throws IOException, InterruptedException {
        Path folder = stage.cleared();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (int file = 0; file < QUIET_FILES; file++) {
            Files.writeString(logs.resolve("quiet-" + file + ".log"), ("a line of host " + file + ", from long ago\n").repeat(LINES_AT_FIRST));
        }
        Path live = Files.writeString(logs.resolve("live.log"), "a line from long ago\n".repeat(LINES_AT_FIRST));
        switch (shipper.start(stage.job(folder, logs.resolve("*.log"), Job.Work.RAW, pace))) {
            case Shipper.Start.Refusal refusal -> results.refused(shipper.title(), refusal.why());
            case Shipper.Start.Command command -> {
                try {
                    results.add(shipper.title(), pace.name(), watch(command, folder, live));
                } catch (Running.Failure failure) {
                    results.failed(shipper, failure);
                }
            }
        }
    }

    private Latency watch(Shipper.Start.Command command, Path folder, Path live) throws IOException, InterruptedException {
        long old = (QUIET_FILES + 1L) * LINES_AT_FIRST;
        long lines = (long) RATE * seconds;
        try (Running running = Running.start(command, folder)) {
            running.await(stage.sink(), old);
            running.pass(Math.min(4, seconds) * 1000L);
            ProcessCost cost = running.cost();
            double idle = share(cost, running, seconds * 1000L);
            long resident = cost.residentBytes();
            ThreadTimes before = cost.threads();
            long began = System.nanoTime();
            new LiveLog(live).write(lines, SECOND / RATE);
            double busy = (double) cost.threads().since(before) / (System.nanoTime() - began);
            Counts counts = running.await(stage.sink(), old + lines);
            return new Latency(
                    counts.median() / 1e6, counts.slowest() / 1e6, counts.longest() / 1e6, idle, busy, resident, lines - counts.distinct(), counts.repeated());
        }
    }

    private static double share(ProcessCost cost, Running running, long millis) throws IOException, InterruptedException {
        ThreadTimes before = cost.threads();
        long began = System.nanoTime();
        running.pass(millis);
        return (double) cost.threads().since(before) / (System.nanoTime() - began);
    }

    void print(Report report) {
        report.columns(
                "shipper", "p50 ms", "p99 ms", "longest ms", "idle CPU %", "CPU % at 1,000/s", "idle RSS MB", "missing", "arrived again");
        row(report, Tailrace.TITLE, Job.Pace.SHIPPED, "as shipped");
        row(report, Tailrace.TITLE, Job.Pace.PROMPT, "`linger: 0s`");
        for (Shipper peer : peers) {
            row(report, peer.title(), Job.Pace.PROMPT, "tuned for latency");
        }
    }

    private void row(Report report, String title, Job.Pace pace, String settings) {
        Optional<Latency> measured = results.latency(title, pace.name());
        if (measured.isEmpty()) {
            report.row(title + ", " + settings, "-", "-", "-", "-", "-", "-", "-", "-");
            return;
        }
        Latency each = measured.get();
        report.row(
                title + ", " + settings,
                Report.text("%.1f", each.medianMillis()),
                Report.text("%.1f", each.slowMillis()),
                Report.text("%.0f", each.longestMillis()),
                Report.text("%.2f", 100 * each.idleShare()),
                Report.text("%.1f", 100 * each.busyShare()),
                Report.text("%.0f", each.idleMegabytes()),
                Long.toString(each.missing()),
                Long.toString(each.repeated()));
    }
}
