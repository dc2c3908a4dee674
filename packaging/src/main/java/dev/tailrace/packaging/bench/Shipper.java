package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One that ships logs: how it is set up and started for a job. Holds no state of a run. */
interface Shipper {
    /** Its name in the tables. */
    String title();

    /** What it says of its version; empty if that goes without saying. */
    default String version() throws IOException, InterruptedException {
        return "";
    }

    /** Writes its configuration for a job, and tells how to start it. */
    Start start(Job job) throws IOException, InterruptedException;

    /** How a shipper is started, or why it is not. */
    sealed interface Start {
        /** @param environment added to this process's own */
        record Command(List<String> words, Map<String, String> environment) implements Start {}

        /** It is not there, or cannot do that. */
        record Refusal(String why) implements Start {}
    }
}
