package dev.tailrace.packaging.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who ships. */
enum Contender {
    TAILRACE("Tailrace"),
    OTELCOL("OpenTelemetry Collector"),
    LIMIT("(bare limit loop, 400 bytes a document)");

    final String title;

    Contender(String title) {
        this.title = title;
    }

    /**
     * One run.
     *
     * @param home of the distribution
     * @param classes of this module
     * @param log what is shipped
     * @param folder an empty one
     */
    record Run(Path home, Path classes, Path log, Path folder, int port, Work work) {}

    /** The command of a run, its configuration written; empty if it is not installed, or cannot do that. */
    Optional<List<String>> command(Run run) throws IOException {
        return switch (this) {
            case TAILRACE -> Optional.of(tailrace(run));
            case OTELCOL -> otelcol(run);
            case LIMIT -> run.work == Work.RAW ? Optional.of(limit(run)) : Optional.empty();
        };
    }

    private static List<String> tailrace(Run run) throws IOException {
        String parse = run.work == Work.PARSE
                ? ", processors: [{grok: {patterns: ['%{COMBINEDAPACHELOG}']}}, {date: {field: timestamp, formats: ['dd/MMM/yyyy:HH:mm:ss Z']}}]"
                : "";
        Path configuration = Files.writeString(run.folder.resolve("tailrace.yml"), """
                inputs: [{id: bench, type: file, paths: ['%s']%s}]
                outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:%d'], index: logs, compression_level: %d}}
                http: {enabled: false}
                """.formatted(run.log, parse, run.port, run.work == Work.GZIP ? 1 : 0));
        return List.of(
                run.home.resolve("bin/tailrace").toString(),
                "run",
                "-c",
                configuration.toString(),
                "--data",
                run.folder.resolve("data").toString());
    }

    private static List<String> limit(Run run) {
        return List.of(
                run.home.resolve("runtime/bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-p",
                run.classes.toString(),
                "-m",
                "dev.tailrace.packaging/" + LimitLoop.class.getName(),
                run.log.toString(),
                Integer.toString(run.port));
    }

    private static Optional<List<String>> otelcol(Run run) throws IOException {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "otelcol"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        String parse = run.work == Work.PARSE ? """
                    operators:
                      - type: regex_parser
                        regex: '^(?P<client>[^ ]+) (?P<ident>[^ ]+) (?P<user>[^ ]+) \\[(?P<time>[^\\]]+)\\] "(?P<method>[A-Z]+) (?P<url>[^ ]+) HTTP/(?P<version>[^"]+)" (?P<status>[0-9]+) (?P<bytes>[0-9]+|-) "(?P<referrer>[^"]*)" "(?P<agent>[^"]*)"$'
                """ : "";
        Path storage = Files.createDirectories(run.folder.resolve("storage"));
        Path configuration = Files.writeString(run.folder.resolve("otelcol.yaml"), """
                extensions:
                  file_storage: {directory: '%s'}
                receivers:
                  filelog:
                    include: ['%s']
                    start_at: beginning
                    storage: file_storage
                    include_file_path: true
                %sexporters:
                  elasticsearch:
                    endpoints: ['http://127.0.0.1:%d']
                    compression: %s
                    sending_queue:
                      enabled: true
                      sizer: items
                      queue_size: 50000
                      num_consumers: 4
                      block_on_overflow: true
                      batch: {min_size: 1600, max_size: 5000, flush_timeout: 1s}
                service:
                  extensions: [file_storage]
                  telemetry: {metrics: {level: none}, logs: {level: warn}}
                  pipelines: {logs: {receivers: [filelog], exporters: [elasticsearch]}}
                """.formatted(storage, run.log, parse, run.port, run.work == Work.GZIP ? "gzip" : "none"));
        return Optional.of(List.of(program.get().toString(), "--config", configuration.toString()));
    }
}
