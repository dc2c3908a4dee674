package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** syslog-ng: wildcard-file into http, bodies as for Elasticsearch, its own parser of Apache's format. */
record SyslogNg(Optional<Installed> installed) implements Shipper {
    private static final String[] LIBRARIES = {"usr/lib/*-linux-gnu", "lib/*-linux-gnu", "usr/lib/syslog-ng"};
    private static final String DOCUMENT = "$(format-json --pair @timestamp=$R_ISODATE --pair host=$HOST --pair path=$FILE_NAME --pair message=$MESSAGE %s)";

    static SyslogNg find() {
        return new SyslogNg(Installed.find("syslog-ng", "SYSLOG_NG"));
    }

    @Override
    public String title() {
        return "syslog-ng";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return installed.isEmpty() ? "" : installed.get().says(installed.get().libraries(LIBRARIES), "--version");
    }

    @Override
    public Start start(Job job) throws IOException, InterruptedException {
        if (installed.isEmpty()) {
            return new Start.Refusal("no syslog-ng on the PATH, and none named by SYSLOG_NG");
        }
        List<Path> modules = installed.get().folders("usr/lib/syslog-ng/*");
        if (modules.stream().noneMatch(folder -> Files.exists(folder.resolve("libhttp.so")))) {
            return new Start.Refusal("syslog-ng without its module for HTTP");
        }
        if (job.zips()) {
            return new Start.Refusal("its http() does not compress before 4.4");
        }
        if (job.pace() == Job.Pace.SHIPPED) {
            return new Start.Refusal("measured with prompt settings only");
        }
        Path configuration = Files.writeString(job.folder().resolve("syslog-ng.conf"), configuration(job));
        String folder = job.folder().toString();
        String path = modules.stream().filter(Files::isDirectory).map(Path::toString).collect(Collectors.joining(":"));
        List<String> words = new ArrayList<>(List.of(installed.get().program().toString(), "-F", "--no-caps", "--module-path=" + path));
        words.addAll(List.of("-f", configuration.toString(), "-R", folder + "/persist", "-p", folder + "/pid", "-c", folder + "/control"));
        return new Start.Command(words, installed.get().libraries(LIBRARIES));
    }

    private String configuration(Job job) throws IOException, InterruptedException {
        boolean isFull = job.pace() == Job.Pace.FULL;
        Path logs = Path.of(job.logs());
        String version = Stream.of(version().split("[ ()]+")).filter(word -> word.matches("\\d+\\.\\d+.*")).findFirst().orElse("3.38");
        return """
                @version: %s
                @include "%s/usr/share/syslog-ng/include/scl/apache/apache.conf"
                options { use-dns(no); keep-hostname(yes); stats-freq(0); stats-level(0); };
                source files {
                  wildcard-file(base-dir("%s") filename-pattern("%s") follow-freq(%s) flags(no-parse) log-msg-size(65536)
                    log-fetch-limit(1000) log-iw-size(%d) max-files(%d));
                };
                destination sink {
                  http(url("%s/_bulk?filter_path=errors,items.*.error,items.*.status") method("POST") headers("Content-Type: application/x-ndjson")
                    body("{\\"create\\":{\\"_index\\":\\"logs\\"}}\\n%s\\n") batch-lines(2000) batch-bytes(4194304) batch-timeout(%d) workers(%d)
                    log-fifo-size(1000000) timeout(60) time-reopen(1) persist-name("bench"));
                };
                log { source(files); %s destination(sink); flags(flow-control); };
                """.formatted(
                String.join(".", List.of(version.split("\\.")).subList(0, 2)),
                installed.get().root().equals(Path.of("/")) ? "" : installed.get().root(),
                logs.getParent(),
                logs.getFileName(),
                isFull ? "0.1" : "0.05",
                isFull ? 100_000 : 200_000,
                isFull ? 2 : 200,
                job.sink(),
                DOCUMENT.formatted(job.parses() ? "--key access.*" : ""),
                isFull ? 200 : 50,
                isFull ? 2 : 1,
                job.parses() ? "parser { apache-accesslog-parser(prefix(\"access.\")); };" : "");
    }
}
