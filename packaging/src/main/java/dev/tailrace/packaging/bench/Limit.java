package dev.tailrace.packaging.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The {@linkplain LimitLoop bare loop} as a process of its own.
 *
 * @param document bytes of a document with the line before it
 */
record Limit(Path home, Path classes, int document) implements Shipper {
    static final String TITLE = "(bare limit loop)";
    /** Where nothing is known of others: what a small document of Elasticsearch has. */
    static final int DOCUMENT = 400;

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Start start(Job job) {
        return job.parses() ? new Start.Refusal("it does not parse") : command(job);
    }

    private Start command(Job job) {
        return new Start.Command(
                List.of(
                        home.resolve("runtime/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-p",
                        classes.toString(),
                        "-m",
                        "dev.tailrace.packaging/" + LimitLoop.class.getName(),
                        job.logs(),
                        Integer.toString(job.port()),
                        Integer.toString(document),
                        job.zips() ? "1" : "0"),
                Map.of());
    }
}
