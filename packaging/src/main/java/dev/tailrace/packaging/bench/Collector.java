package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OpenTelemetry Collector: its filelog receiver into its Elasticsearch exporter, positions kept on disk. */
record Collector(Optional<Installed> installed) implements Shipper {
    static final String TITLE = "OpenTelemetry Collector";

    static Collector find() {
        return new Collector(Installed.find("otelcol", "OTELCOL"));
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return installed.isEmpty() ? "" : installed.get().says(Map.of(), "--version");
    }

    @Override
    public Start start(Job job) throws IOException {
        if (installed.isEmpty()) {
            return new Start.Refusal("no otelcol on the PATH, and none named by OTELCOL");
        }
        if (job.pace() == Job.Pace.SHIPPED) {
            return new Start.Refusal("as it comes it sends every ten seconds or a megabyte: no latency to compare");
        }
        String parse = job.parses() ? """
                    operators:
                      - type: regex_parser
                        regex: '^(?P<client>[^ ]+) (?P<ident>[^ ]+) (?P<user>[^ ]+) \\[(?P<time>[^\\]]+)\\] "(?P<method>[A-Z]+) (?P<url>[^ ]+) HTTP/(?P<version>[^"]+)" (?P<status>[0-9]+) (?P<bytes>[0-9]+|-) "(?P<referrer>[^"]*)" "(?P<agent>[^"]*)"$'
                """ : "";
        Path storage = Files.createDirectories(job.folder().resolve("storage"));
        Path configuration = Files.writeString(job.folder().resolve("otelcol.yaml"), """
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
                    endpoints: ['%s']
                    compression: %s
                    sending_queue:
                      enabled: true
                      sizer: items
                      queue_size: 50000
                      num_consumers: 4
                      block_on_overflow: true
                      batch: {min_size: 1600, max_size: 5000, flush_timeout: %s}
                service:
                  extensions: [file_storage]
                  telemetry: {metrics: {level: none}, logs: {level: warn}}
                  pipelines: {logs: {receivers: [filelog], exporters: [elasticsearch]}}
                """.formatted(storage, job.logs(), parse, job.sink(), job.zips() ? "gzip" : "none", job.pace() == Job.Pace.PROMPT ? "100ms" : "1s"));
        return new Start.Command(List.of(installed.get().program().toString(), "--config", configuration.toString()), Map.of());
    }
}
