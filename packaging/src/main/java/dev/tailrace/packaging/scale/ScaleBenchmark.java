package dev.tailrace.packaging.scale;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the agent with one file, with very many of which few are written to, and with a deep tree; prints a line for each.
 *
 * <p>Nothing is held against a limit here: how fast a machine is, and what else runs on it, is its owner's affair.
 */
public final class ScaleBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final long SECOND = 1_000_000_000L;
    private static final int LINES_AT_FIRST = 3;
    private static final int A_DIRECTORY = 100;
    private static final String ROW = "%-34s %8s %6s %12s %10s %12s %20s%n";

    private final Launcher launcher;
    private final Path folder;
    private final long seconds;

    private ScaleBenchmark(Launcher launcher, Path folder, long seconds) {
        this.launcher = launcher;
        this.folder = folder;
        this.seconds = seconds;
    }

    /** {@code ScaleBenchmark HOME FOLDER FILES ACTIVE ENTRIES SECONDS}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 6) {
            throw new IllegalArgumentException("usage: ScaleBenchmark HOME FOLDER FILES ACTIVE ENTRIES SECONDS");
        }
        ScaleBenchmark benchmark = new ScaleBenchmark(new Launcher(Path.of(args[0])), Path.of(args[1]).toRealPath(), Long.parseLong(args[5]));
        System.out.printf(ROW, "", "files", "open", "CPU % of 1", "RSS MB", "RSS B/file", "ms median / longest");
        benchmark.many(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        benchmark.deep(Integer.parseInt(args[4]));
    }

    /** A running agent on a folder of logs, and the clerk who looks at what it ships. */
    private final class Case implements AutoCloseable {
        private final Path logs;
        private final LaunchedAgent agent;
        private final ProcessCost cost;
        private final Delays delays;

        Case(Path site, String glob) throws IOException, InterruptedException {
            logs = site.resolve("logs");
            Path output = Files.createDirectories(site).resolve("events.ndjson");
            Path configuration = Files.writeString(site.resolve("tailrace.yml"), """
                    inputs: [{id: many, type: file, paths: ['%s']}]
                    outputs: {archive: {type: file, path: '%s'}}
                    http: {enabled: false}
                    """.formatted(logs.resolve(glob), output));
            if (Files.notExists(output)) {
                Files.createFile(output);
            }
            agent = launcher.start(site, "run", "-c", configuration.toString(), "--data", site.resolve("data").toString());
            cost = new ProcessCost(agent.pid());
            delays = new Delays(output);
        }

        void append(String name) throws IOException {
            String line = "a line of some length, as they stand in logs; at=" + System.nanoTime() + '\n';
            Files.writeString(logs.resolve(name), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        void pass(Duration time) throws IOException, InterruptedException {
            if (agent.endsWithin(time)) {
                throw new IllegalStateException("the agent ended: " + agent.errors());
            }
            delays.look(System.nanoTime());
        }

        void awaitLines(long lines) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (delays.lines() < lines) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("only " + delays.lines() + " of " + lines + " lines arrived: " + agent.errors());
                }
                pass(MOMENT);
            }
        }

        void row(String name, int files, double cpuNanos, String rssAFile) throws IOException {
            System.out.printf(
                    ROW,
                    name,
                    files,
                    cost.openIn(logs),
                    "%.2f".formatted(100 * cpuNanos / (seconds * SECOND)),
                    "%.1f".formatted(cost.residentBytes() / 1048576.0),
                    rssAFile,
                    delays);
            delays.clear();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            agent.stop();
            if (!agent.endsWithin(PATIENCE) || agent.status() != 0) {
                agent.close();
                throw new IllegalStateException("the agent did not end well: " + agent.errors());
            }
            delays.close();
        }
    }

    private void many(int files, int active) throws IOException, InterruptedException {
        long alone;
        long aloneAndBusy;
        Path one = folder.resolve("one");
        fill(one.resolve("logs"), 1, files * LINES_AT_FIRST);
        try (Case agent = new Case(one, "*.log")) {
            agent.awaitLines((long) files * LINES_AT_FIRST);
            quiet(agent, "one file with as many lines", 1, 0);
            alone = agent.cost.residentBytes();
            busy(agent, "it is written to, " + active + " lines a second", 1, active, 0);
            aloneAndBusy = agent.cost.residentBytes();
        }
        Path site = folder.resolve("many");
        fill(site.resolve("logs"), files, LINES_AT_FIRST);
        try (Case agent = new Case(site, "*.log")) {
            long started = System.nanoTime();
            agent.awaitLines((long) files * LINES_AT_FIRST);
            note("%,d new files read in %.1f s, %.1f s of CPU", files, (System.nanoTime() - started) / 1e9, agent.cost.cpuNanos() / 1e9);
            quiet(agent, "all quiet", files, alone);
            busy(agent, active + " are written to, a line a second", files, active, aloneAndBusy);
            found(agent);
        }
        try (Case agent = new Case(site, "*.log")) {
            agent.pass(SETTLING);
            quiet(agent, "all quiet, after a restart", files, alone);
        }
    }

    private void fill(Path logs, int files, int lines) throws IOException {
        Files.createDirectories(logs);
        for (int file = 0; file < files; file++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                text.append("10.25.3.").append(line).append(" GET /thing?file=").append(file).append(" of a host that has very many logs\n");
            }
            Files.writeString(logs.resolve("host-" + file + ".log"), text);
        }
    }

    private void quiet(Case agent, String name, int files, long alone) throws IOException, InterruptedException {
        agent.pass(SETTLING);
        long before = agent.cost.cpuNanos();
        agent.pass(Duration.ofSeconds(seconds));
        long used = agent.cost.cpuNanos() - before;
        agent.row(name, files, used, growth(agent, files, alone));
    }

    private static String growth(Case agent, int files, long alone) throws IOException {
        return alone == 0 ? "-" : Long.toString((agent.cost.residentBytes() - alone) / files);
    }

    /** Each of the active ones gets a line a second, evenly spread over it; if there are more of them than files, they share these. */
    private void busy(Case agent, String name, int files, int active, long alone) throws IOException, InterruptedException {
        long lines = agent.delays.lines();
        long before = agent.cost.cpuNanos();
        long start = System.nanoTime();
        long most = active * seconds;
        for (long written = 0; written < most; written++) {
            while (System.nanoTime() - start < written * SECOND / active) {
                agent.pass(MOMENT);
            }
            agent.append("host-" + written % active * (files / active) + ".log");
        }
        agent.awaitLines(lines + most);
        long used = agent.cost.cpuNanos() - before;
        agent.row(name, files, used, growth(agent, files, alone));
    }

    private void found(Case agent) throws IOException, InterruptedException {
        for (int file = 0; file < 10; file++) {
            long lines = agent.delays.lines();
            agent.append("new-" + file + ".log");
            agent.awaitLines(lines + 1);
        }
        note("new files found, ms median / longest: %s", agent.delays);
        agent.delays.clear();
    }

    /** Directories of a hundred entries each, one of which is a log; another log, at the top, is written to all the time. */
    private void deep(int entries) throws IOException, InterruptedException {
        Path site = folder.resolve("deep");
        Path logs = site.resolve("logs");
        int directories = entries / A_DIRECTORY;
        for (int directory = 0; directory < directories; directory++) {
            Path inner = Files.createDirectories(logs.resolve("region-" + directory % 10 + "/host-" + directory));
            Files.writeString(inner.resolve("access.log"), "of host " + directory + '\n');
            for (int other = 2; other < A_DIRECTORY; other++) {
                Files.createFile(inner.resolve("other-" + other + ".txt"));
            }
        }
        try (Case agent = new Case(site, "**/*.log")) {
            agent.awaitLines(directories);
            agent.pass(SETTLING);
            List<Long> bursts = bursts(agent);
            double mean = bursts.stream().mapToLong(each -> each).average().orElse(0);
            note("** over %,d entries: %d scans, %.3f s of CPU each", entries, bursts.size(), mean / 1e9);
            note("a log that is written to meanwhile, ms median / longest: %s", agent.delays);
        }
    }

    /** Watches the tail's thread for a while, with a line every ten milliseconds to read; gives the CPU time of each stretch of hard work. */
    private List<Long> bursts(Case agent) throws IOException, InterruptedException {
        Path thread = agent.cost.thread("tailrace-tail-many");
        List<Long> bursts = new ArrayList<>();
        long burst = 0;
        int idle = 0;
        long end = System.nanoTime() + seconds * SECOND;
        long before = ProcessCost.cpuNanos(thread);
        for (long last = System.nanoTime(); last < end; ) {
            agent.append("busy.log");
            long next = last + 10_000_000;
            while (System.nanoTime() < next) {
                agent.pass(MOMENT);
            }
            long used = ProcessCost.cpuNanos(thread) - before;
            before += used;
            boolean works = used > (System.nanoTime() - last) / 4;
            last = System.nanoTime();
            burst += works ? used : 0;
            idle = works ? 0 : idle + 1;
            if (idle == 20 && burst > 0) {
                bursts.add(burst);
                burst = 0;
            }
        }
        return bursts.stream().filter(each -> each > 20_000_000).toList();
    }

    private static void note(String text, Object... values) {
        System.out.println("  " + text.formatted(values));
    }
}
