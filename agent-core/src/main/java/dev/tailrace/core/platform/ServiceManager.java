package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The system's manager of background services, and the agent as one of them. Each action says what it did, for people. */
public interface ServiceManager {
    /** The service's name for the system. */
    String NAME = "Tailrace";

    /**
     * What the service is to be.
     *
     * @param home where the agent is installed
     * @param config its configuration
     * @param data its data directory
     * @param heap of the Java runtime, in MiB
     * @param account under which it runs; empty for the system's own
     * @param password of the account, if it needs one
     * @param patience how long it may take to end, once it is told to
     */
    record Plan(
            Path home, Path config, Path data, long heap, Optional<String> account, Optional<String> password, Duration patience) {}

    /** Makes the service, or changes the one that is there. */
    String install(Plan plan) throws IOException, InterruptedException;

    /**
     * Stops and removes the service.
     *
     * @param purge whether its data directory goes with it: configuration, registry and logs
     */
    String uninstall(boolean purge) throws IOException, InterruptedException;

    /** Starts it, and waits until it runs. */
    String start() throws IOException, InterruptedException;

    /** Stops it, and waits until it has ended. */
    String stop() throws IOException, InterruptedException;

    /** How it is. */
    Status status() throws IOException;

    /**
     * How the service is.
     *
     * @param running true if it runs
     * @param text in words
     */
    record Status(boolean running, String text) {}
}
