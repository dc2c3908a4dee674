package dev.tailrace.packaging.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A real Kafka broker, held by a process that tells of it: the tests' {@code KafkaBroker}, found in the folder that the build leaves. */
final class Broker implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Writer asked;
    private final String first;

    private Broker(Process process) throws IOException {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.asked = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.first = Objects.requireNonNullElse(said.readLine(), "!the broker does not start");
    }

    /**
     * Starts one.
     *
     * @param target where the build left its classes, its class path and where its JDK is: the broker wants a whole one
     * @param folder what it has to complain of is kept there
     */
    static Broker start(Path target, Path folder) throws IOException {
        return new Broker(new ProcessBuilder(List.of(
                        Path.of(Files.readString(target.resolve("jdk.home")), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        target.resolve("test-classes") + ":" + Files.readString(target.resolve("test.jars")).strip(),
                        "dev.tailrace.packaging.bench.KafkaBroker"))
                .redirectError(folder.resolve("broker.log").toFile())
                .start());
    }

    /** Why there is none; empty if there is. */
    Optional<String> refusal() {
        return first.startsWith("!") ? Optional.of(first.substring(1)) : Optional.empty();
    }

    /** Such as {@code 127.0.0.1:9092}. */
    String address() {
        return first;
    }

    /** Records of a topic, which is made if there is none of that name. */
    long records(String topic) throws IOException {
        asked.write(topic + '\n');
        asked.flush();
        return Long.parseLong(said.readLine());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        asked.close();
        process.waitFor();
    }
}
