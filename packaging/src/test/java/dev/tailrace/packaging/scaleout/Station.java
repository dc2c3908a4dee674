package dev.tailrace.packaging.scaleout;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host with an agent that runs one configuration, and keeps its data over deaths. */
public final class Station implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name;
    private final Path folder;
    private final Launcher launcher;
    private final List<String> arguments = new ArrayList<>();
    private LaunchedAgent agent;

    public Station(String name, Path folder, Path configuration, Launcher launcher, String... overrides) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.launcher = launcher;
        arguments.addAll(List.of("run", "-c", configuration.toString(), "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of("-E", "name=" + name, "-E", "http.enabled=false"));
        for (String override : overrides) {
            arguments.addAll(List.of("-E", override));
        }
    }

    public String name() {
        return name;
    }

    /** Where its data is, and what it has said. */
    public Path folder() {
        return folder;
    }

    public void start() throws IOException {
        agent = launcher.start(folder, arguments.toArray(String[]::new));
    }

    public boolean isAlive() {
        return agent != null && agent.isAlive();
    }

    public void kill() throws InterruptedException {
        agent.kill();
    }

    /** Runs to the end of all that it reads, and no further; the books that it closes with. */
    public Books once() throws IOException, InterruptedException {
        List<String> once = new ArrayList<>(arguments);
        once.add("--once");
        agent = launcher.start(folder, once.toArray(String[]::new));
        if (!agent.endsWithin(PATIENCE) || agent.status() != 0) {
            throw new IllegalStateException(name + " does not end well: " + agent.errors());
        }
        return agent.books();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() throws IOException, InterruptedException {
        agent.stop();
        if (!agent.endsWithin(PATIENCE)) {
            throw new IllegalStateException(name + " does not end");
        }
    }

    /** The books of the run that has ended. */
    public Books books() throws IOException {
        return agent.books();
    }

    /** What it has said since it was started last. */
    public String said() throws IOException {
        return agent == null ? "" : agent.errors();
    }

    @Override
    public void close() throws InterruptedException {
        if (agent != null) {
            agent.close();
        }
    }
}
