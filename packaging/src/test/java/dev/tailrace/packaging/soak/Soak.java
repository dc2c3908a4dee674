package dev.tailrace.packaging.soak;

import dev.tailrace.packaging.bench.Counts;
import dev.tailrace.packaging.bench.CountingSink;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.Complaints;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run: an agent between {@link Servers} and a sink. Every look asks its metrics, too, as Prometheus would. */
final class Soak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern PAGE = Pattern.compile("status, metrics and health: (http://\\S+)");
    private static final Duration MOMENT = Duration.ofMillis(50);

    /**
     * What came of it.
     *
     * @param lines written
     * @param rotations of all logs
     * @param counts of the sink
     * @param books that the agent closed with
     */
    record Outcome(Course course, long lines, int rotations, Counts counts, Books books, Complaints complaints) {
        long missing() {
            return lines - counts.distinct();
        }
    }

    private final Plan plan;
    private final Path registry;
    private final Servers servers;
    private final CountingSink sink;
    private final LaunchedAgent agent;
    private final ProcessCost cost;
    private final List<Reading> readings = new ArrayList<>();
    private boolean present = true;

    /** Starts an agent in an empty folder. */
    Soak(Path home, Path folder, Plan plan) throws IOException {
        this.plan = plan;
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path data = folder.resolve("data");
        this.registry = data.resolve("registry");
        this.sink = CountingSink.open();
        this.servers = new Servers(logs, plan);
        // What is gone is forgotten within the run: after a day, as it is without that, a day would be what it takes until as much goes as comes.
        Path configuration = Files.writeString(folder.resolve("tailrace.yml"), """
                inputs: [{id: soak, type: file, paths: ['%s/*.log*'], preset: apache, forget_after: %ds}]
                outputs: {to: {type: elasticsearch, hosts: ['http://127.0.0.1:%d'], index: logs, compression_level: 0}}
                http: {port: 0}
                """.formatted(logs, Math.max(1, plan.lasts().toSeconds() / 6), sink.port()));
        this.agent = new Launcher(home).start(folder, "run", "-c", configuration.toString(), "--data", data.toString());
        this.cost = new ProcessCost(agent.pid());
    }

    Outcome run() throws IOException, InterruptedException {
        URI metrics = URI.create(page() + "/metrics");
        Thread writer = Thread.ofPlatform().daemon().name("servers").start(servers);
        long began = System.nanoTime();
        for (Duration next = Duration.ZERO; writer.isAlive(); next = next.plus(plan.look())) {
            pass(next.minusNanos(System.nanoTime() - began));
            try (InputStream in = metrics.toURL().openStream()) {
                in.readAllBytes();
            }
            Duration since = Duration.ofNanos(System.nanoTime() - began);
            attend(!plan.isAway(since));
            readings.add(Reading.of(cost, registry, since.toNanos() / 1e9, servers.written(), sink.counts().distinct()));
        }
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); sink.counts().distinct() < servers.written() && System.nanoTime() < deadline; ) {
            pass(MOMENT);
        }
        agent.stop();
        if (!agent.endsWithin(PATIENCE)) {
            throw new IllegalStateException("it does not end: " + agent.errors());
        }
        return new Outcome(
                new Course(List.copyOf(readings)), servers.written(), servers.rotations(), sink.counts(), agent.books(), Complaints.in(agent.errors()));
    }

    private String page() throws IOException, InterruptedException {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; ) {
            Matcher told = PAGE.matcher(agent.errors());
            if (told.find()) {
                return told.group(1);
            }
            pass(MOMENT);
        }
        throw new IllegalStateException("it does not start: " + agent.errors());
    }

    private void attend(boolean now) throws IOException {
        if (present && !now) {
            sink.leave();
        } else if (!present && now) {
            sink.comeBack();
        }
        present = now;
    }

    private void pass(Duration time) throws IOException, InterruptedException {
        if (agent.endsWithin(time)) {
            throw new IllegalStateException("it ended: " + agent.errors());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        agent.close();
        sink.close();
    }
}
