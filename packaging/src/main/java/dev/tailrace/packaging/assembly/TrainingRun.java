package dev.tailrace.packaging.assembly;

import dev.tailrace.packaging.launch.BulkReceiver;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Runs the agent's main job once, with the launcher and the options of every later start, so that the JVM can write down the classes it
 * loaded and linked (JEP 514). The receiver here accepts all bulks; a log of each preset goes through the parsers.
 */
final class TrainingRun {
    private static final int REQUESTS = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Without the profiles of methods: with them, a drain of 2,000,000 lines took a third longer and 10 MB more. */
    private static final String CLASSES_ONLY = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

    private final Path home;
    private final Path scratch;

    TrainingRun(Path home, Path scratch) {
        this.home = home;
        this.scratch = scratch;
    }

    /** Leaves the cache in this file. */
    void record(Path cache) throws IOException, InterruptedException {
        Tree.delete(scratch);
        Files.createDirectories(scratch);
        try (BulkReceiver receiver = new BulkReceiver()) {
            log(LogFormat.SQUID);
            log(LogFormat.COMBINED);
            log(LogFormat.GO_PROXY);
            Files.writeString(scratch.resolve("tailrace.yml"), configuration(receiver.url()));
            run(cache);
        }
    }

    private void log(LogFormat format) throws IOException {
        SampleLog log = new SampleLog(format, 1);
        try (OutputStream out = Files.newOutputStream(scratch.resolve(format.name().toLowerCase(Locale.ROOT) + ".log"))) {
            log.head(out);
            log.write(out, REQUESTS);
        }
    }

    private String configuration(String receiver) {
        return """
                inputs:
                  - {id: squid, type: file, paths: ['squid.log'], preset: squid, output: es}
                  - {id: nginx, type: file, paths: ['combined.log'], preset: nginx, output: es}
                  - {id: go, type: file, paths: ['go_proxy.log'], preset: go-proxy, output: archive}
                outputs:
                  es: {type: elasticsearch, hosts: ['%s'], index: 'app-logs-%%{+yyyy.MM.dd}'}
                  archive: {type: file, path: events.ndjson}
                http: {port: 0}
                """.formatted(receiver);
    }

    /** Two starts, as the one-step way gives the second to a child process that lacks the launcher's open folder. */
    private void run(Path cache) throws IOException, InterruptedException {
        // Bare names below the working folder, as the launcher splits these options at blanks, which a path may have.
        launch(CLASSES_ONLY + " -XX:AOTConfiguration=recording -XX:AOTMode=record");
        launch(CLASSES_ONLY + " -XX:AOTConfiguration=recording -XX:AOTMode=create -XX:AOTCache=cache");
        Files.move(scratch.resolve("cache"), cache);
    }

    private void launch(String options) throws IOException, InterruptedException {
        Launcher launcher = new Launcher(home).with("TAILRACE_JAVA_OPTS", options);
        try (LaunchedAgent agent = launcher.start(scratch, "run", "--once", "-c", "tailrace.yml", "--data", "data")) {
            boolean ended = agent.endsWithin(PATIENCE);
            if (!ended || agent.status() != 0) {
                String end = ended ? "ended with " + agent.status() : "did not end";
                throw new IllegalStateException("the training run " + end + ":\n" + agent.output() + agent.errors());
            }
        }
    }
}
