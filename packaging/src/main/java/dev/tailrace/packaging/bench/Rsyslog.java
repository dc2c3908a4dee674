package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** rsyslog: imfile into omelasticsearch, mmnormalize for parsing. */
record Rsyslog(Optional<Installed> installed) implements Shipper {
    private static final String[] LIBRARIES = {"usr/lib/*-linux-gnu", "lib/*-linux-gnu"};
    private static final String RULE = """
            version=2
            rule=:%client:word% %ident:word% %user:word% [%time:char-to:]%] "%method:word% %url:word% HTTP/%version:char-to:"%" \
            %status:number{"format":"number"}% %bytes:number{"format":"number"}% "%referrer:char-to:"%" "%agent:char-to:"%"
            """;

    static Rsyslog find() {
        return new Rsyslog(Installed.find("rsyslogd", "RSYSLOGD"));
    }

    @Override
    public String title() {
        return "rsyslog";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return installed.isEmpty() ? "" : installed.get().says(installed.get().libraries(LIBRARIES), "-v").replaceAll(" \\(.*", "");
    }

    @Override
    public Start start(Job job) throws IOException {
        if (installed.isEmpty()) {
            return new Start.Refusal("no rsyslogd on the PATH, and none named by RSYSLOGD");
        }
        List<Path> modules = installed.get().folders("usr/lib/*-linux-gnu/rsyslog");
        if (modules.isEmpty() || Files.notExists(modules.getFirst().resolve("omelasticsearch.so"))) {
            return new Start.Refusal("rsyslog without its module for Elasticsearch");
        }
        if (job.zips()) {
            return new Start.Refusal("omelasticsearch does not compress");
        }
        if (job.pace() == Job.Pace.SHIPPED) {
            return new Start.Refusal("it has no other setting than the prompt one");
        }
        Path state = Files.createDirectories(job.folder().resolve("state"));
        Path configuration = Files.writeString(job.folder().resolve("rsyslog.conf"), configuration(job, state));
        Map<String, String> environment = new HashMap<>(installed.get().libraries(LIBRARIES));
        // Bodies of some megabytes: glibc would give the memory of each back to the kernel and take it again.
        environment.put("MALLOC_MMAP_THRESHOLD_", "67108864");
        environment.put("MALLOC_TRIM_THRESHOLD_", "268435456");
        return new Start.Command(
                List.of(installed.get().program().toString(), "-n", "-C", "-M", modules.getFirst().toString(), "-i", job.folder() + "/pid", "-f",
                        configuration.toString()),
                environment);
    }

    private static String configuration(Job job, Path state) throws IOException {
        boolean isFull = job.pace() == Job.Pace.FULL;
        String parse = "";
        String parsed = "";
        if (job.parses()) {
            Path rules = Files.writeString(job.folder().resolve("combined.rb"), RULE);
            parse = "action(type=\"mmnormalize\" rulebase=\"" + rules + "\" useRawMsg=\"off\" path=\"$!a\")";
            parsed = "constant(value=\",\\\"access\\\":\") property(name=\"$!a\")";
        }
        boolean isGlob = job.logs().contains("*");
        // An object of metadata a line costs: only where the path is not known beforehand.
        String path = isGlob
                ? "property(outname=\"path\" name=\"$!metadata!filename\" format=\"jsonf\")"
                : "constant(value=\"\\\"path\\\":\\\"" + job.logs() + "\\\"\")";
        return """
                global(workDirectory="%s" maxMessageSize="64k" parser.escapeControlCharactersOnReceive="off" net.enableDNS="off")
                module(load="imfile" mode="inotify")
                module(load="omelasticsearch")
                module(load="mmnormalize")
                template(name="document" type="list") {
                  constant(value="{") property(outname="@timestamp" name="timegenerated" dateFormat="rfc3339" format="jsonf")
                  constant(value=",") property(outname="host" name="hostname" format="jsonf")
                  constant(value=",") %s constant(value=",") property(outname="message" name="msg" format="jsonf") %s constant(value="}")
                }
                ruleset(name="ship" queue.type="FixedArray" queue.size="100000" queue.dequeueBatchSize="%d" queue.workerThreads="%d"
                    queue.workerThreadMinimumMessages="10000" queue.timeoutEnqueue="600000") {
                  %s
                  action(type="omelasticsearch" server="127.0.0.1" serverport="%d" bulkmode="on" maxbytes="16m" template="document" searchIndex="logs"
                    searchType="" action.resumeRetryCount="-1")
                }
                input(type="imfile" file="%s" tag="bench" ruleset="ship" maxLinesAtOnce="0" maxSubmitAtOnce="1024" addMetadata="%s")
                """.formatted(state, path, parsed, isFull ? 2000 : 1024, isFull ? 2 : 1, parse, job.port(), job.logs(),
                isGlob ? "on" : "off");
    }
}
