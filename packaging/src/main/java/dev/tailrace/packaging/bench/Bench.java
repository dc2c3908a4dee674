package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The whole of it: what was asked for is measured, table by table, printed, and put into the page if one is given. */
public final class Bench {
    private static final int BYTES_OF_LENGTHS_A_LINE = 100;

    private final Stage stage;
    private final Options options;
    private final Report report = new Report();
    private final Results results = new Results();
    private final List<Shipper> peers = List.of(Collector.find(), Rsyslog.find(), SyslogNg.find());
    private final Path log;

    private Bench(Stage stage, Options options) {
        this.stage = stage;
        this.options = options;
        this.log = stage.kept("access.log");
    }

    /** {@code Bench HOME CLASSES SCRATCH LINES RUNS SECONDS MINUTES LONG SECTIONS [PAGE]}; ends with 1 if a line was lost or arrived again. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = new Options(
                Long.parseLong(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]), Integer.parseInt(args[6]), !args[7].isEmpty(),
                new LinkedHashSet<>(Arrays.asList(args[8].split(","))));
        // Nothing that was started here outlives it, however it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        long wrong;
        try (Stage stage = new Stage(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]))) {
            Bench bench = new Bench(stage, options);
            bench.all();
            if (!args[9].isEmpty()) {
                bench.report.writeInto(Path.of(args[9]));
            }
            wrong = bench.results.wrong();
        }
        if (wrong > 0) {
            System.err.println(wrong + " lines are missing, or arrived again");
            System.exit(1);
        }
    }

    private void all() throws IOException, InterruptedException {
        Samples.combined(log, options.lines());
        machine();
        warmUp();
        drains();
        more();
        new Targets(results).print(report);
        results.refusals().forEach(why -> report.line("%n%s.", why));
        report.line("%nWhat anything else on the machine took of a core during a run, at most: %.0f %%.", 100 * stage.neighbours().worst());
    }

    private void drains() throws IOException, InterruptedException {
        Set<Job.Work> works = EnumSet.noneOf(Job.Work.class);
        for (Job.Work work : Job.Work.values()) {
            if (options.has(work.name().toLowerCase(Locale.ROOT))) {
                works.add(work);
            }
        }
        if (!works.isEmpty()) {
            DrainTable table = new DrainTable(stage, results, peers);
            table.run(works, log, options.lines(), options.runs());
            table.print(report);
        }
    }

    private void more() throws IOException, InterruptedException {
        if (options.isLong()) {
            new LongTable(stage, results).run(report, options.lines());
        }
        if (options.has("latency")) {
            LatencyTable table = new LatencyTable(stage, results, peers, options.seconds());
            table.run();
            table.print(report);
        }
        if (options.has("memory")) {
            MemoryTable table = new MemoryTable(stage, results);
            table.run(log, options.lines());
            table.print(report);
        }
        if (options.has("growth")) {
            GrowthTable table = new GrowthTable(stage, results);
            table.files(report, options.lines());
            table.lengths(report, options.lines() * BYTES_OF_LENGTHS_A_LINE);
            table.cores(report, log, options.lines());
            new TimeTable(stage, results).run(report, options.lines() / 10, options.minutes());
        }
        if (options.has("outputs")) {
            OutputTable table = new OutputTable(stage, results);
            table.run(log, options.lines());
            table.print(report);
        }
    }

    /** The sink's code is to be compiled before anybody is measured by it, for plain bodies and for compressed ones. */
    private void warmUp() throws IOException, InterruptedException {
        Limit limit = new Limit(stage.home(), stage.classes(), Limit.DOCUMENT);
        for (Job.Work work : List.of(Job.Work.RAW, Job.Work.GZIP, Job.Work.RAW)) {
            Path folder = stage.cleared();
            if (limit.start(stage.job(folder, log, work, Job.Pace.FULL)) instanceof Shipper.Start.Command command) {
                stage.drain(command, folder, options.lines());
            }
        }
    }

    private void machine() throws IOException, InterruptedException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ')')
                .orElse("");
        Installed tailrace = new Installed(stage.home().resolve("bin/tailrace"), Path.of("/"));
        report.line("%s, %s, %d cores%s, load before: %s.", LocalDate.now(ZoneOffset.UTC), tailrace.says(Map.of(), "version"),
                Runtime.getRuntime().availableProcessors(), model, Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        for (Shipper peer : peers) {
            String version = peer.version();
            report.line("%s: %s.", peer.title(), version.isEmpty() ? "not here" : version);
        }
        report.line("%,d lines of %d bytes; medians of %d runs in turns, of peers %d.", options.lines(), Files.size(log) / options.lines(), options.runs(),
                Math.min(options.runs(), DrainTable.RUNS_OF_PEERS));
    }
}
