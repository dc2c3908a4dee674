package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.ProcessCost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The {@linkplain CountingSink sink} as a process of its own; one for all runs, so that it is as quick for the first as for the last. */
final class Sink implements AutoCloseable {
    private final Process process;
    private final int port;

    private Sink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one. What it has to complain of goes to a file in a folder. */
    static Sink start(Path home, Path classes, Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        home.resolve("runtime/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-p",
                        classes.toString(),
                        "-m",
                        "dev.tailrace.packaging/" + CountingSink.class.getName()))
                .redirectError(folder.resolve("sink.log").toFile())
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        return new Sink(process, Integer.parseInt(said.readLine()));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    ProcessCost cost() {
        return new ProcessCost(process.pid());
    }

    Counts counts() throws IOException {
        return Counts.of(ask("/__counts"));
    }

    void reset() throws IOException {
        ask("/__reset");
    }

    private String ask(String path) throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
