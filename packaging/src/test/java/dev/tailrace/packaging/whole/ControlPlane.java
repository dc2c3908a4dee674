package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What a running agent says over HTTP, and waiting for it.
 *
 * @param data the agent's data directory
 */
record ControlPlane(Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(100);

    /** Where the agent wrote down its address. */
    Path address() {
        return data.resolve("control.url");
    }

    /** Status and body. */
    String get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(Files.readString(address()).strip() + path).toURL().openConnection();
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return status + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Until something holds, while the agent runs; what cannot be read yet does not hold. */
    static void await(LaunchedAgent agent, Callable<Boolean> condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("in time; said: %s", agent.errors()).isLessThan(deadline);
            assertThat(agent.endsWithin(MOMENT)).as("ended; said: %s", agent.errors()).isFalse();
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (IOException notYet) {
            return false;
        } catch (Exception bug) {
            throw new AssertionError(bug);
        }
    }
}
