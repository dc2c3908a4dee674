package dev.tailrace.packaging.scaleout;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host with an agent that runs one of {@code config-examples/scale-out/}, and keeps its data over deaths. */
final class Station implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("../config-examples/scale-out").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Path folder;
    private final Launcher launcher;
    private final List<String> arguments = new ArrayList<>();
    private LaunchedAgent agent;

    Station(String name, Path folder, String example, Launcher launcher, String... overrides) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.launcher = launcher;
        arguments.addAll(List.of("run", "-c", EXAMPLES.resolve(example).toString(), "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of("-E", "name=" + name, "-E", "http.enabled=false"));
        for (String override : overrides) {
            arguments.addAll(List.of("-E", override));
        }
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        agent = launcher.start(folder, arguments.toArray(String[]::new));
    }

    boolean isAlive() {
        return agent != null && agent.isAlive();
    }

    void kill() throws InterruptedException {
        agent.kill();
    }

    /** Asks it to end, and waits until it has. */
    void stop() throws IOException, InterruptedException {
        agent.stop();
        if (!agent.endsWithin(PATIENCE)) {
            throw new IllegalStateException(name + " does not end");
        }
    }

    /** What it has said since it was started last. */
    String said() throws IOException {
        return agent == null ? "" : agent.errors();
    }

    @Override
    public void close() throws InterruptedException {
        if (agent != null) {
            agent.close();
        }
    }
}
