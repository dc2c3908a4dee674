package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that takes connections and requests, and answers nothing. */
class SilentReceiverIT {
    private static final int SOME = 500;
    private static final List<String> OUTPUTS = List.of("es", "web", "beats", "list", "topic");
    private static final int TOLD_AT_MOST = 2;
    private static final Duration STOP = Duration.ofSeconds(20);
    /** Longer than a request may take. */
    private static final Duration WHILE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 3);

    @Test
    void isToldOfIsNotWaitedForAtTheEndAndLosesNothing() throws IOException, InterruptedException {
        try (ChoosyServer server = new ChoosyServer(0)) {
            Site site = new Site(folder);
            Files.writeString(site.configuration(), """
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log']}]
                    outputs: {es: {type: elasticsearch, hosts: ['URL'], timeout: 1s, backoff: {init: 50ms, max: 400ms}}}
                    shutdown_timeout: 2s
                    http: {port: 0}
                    """.replace("URL", server.url()));
            site.write("access.log", sample, SOME);
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                ailing.await("the first arrive", () -> server.requests().size() == SOME);

                server.silent(true);
                site.write("access.log", sample, SOME);
                ailing.awaitWords("no answer within");
                ailing.pass(WHILE);
                assertThat(status()).contains("in flight " + SOME).contains("no answer within");
                ailing.hasComplainedAtMost(TOLD_AT_MOST);

                agent.stop();
                assertThat(agent.endsWithin(STOP)).as("ends though nobody answers; said: %s", agent.errors()).isTrue();
                assertThat(agent.errors()).contains("still on their way");
            }

            site.write("access.log", sample, SOME);
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                ailing.awaitWords("no answer within");
                server.silent(false);
                ailing.await("all arrive", () -> server.requests().size() >= 3 * SOME);
                ailing.awaitWords("delivering again");
                agent.stop();
                site.ended(agent);
            }
            assertThat(server.requests()).isEqualTo(IntStream.range(0, 3 * SOME).boxed().toList());
        }
    }

    /** Then the same outputs, by their names, are files: what they were not known to have delivered is there. */
    @Test
    void everyKindOfOutputGivesUpOnARequestAndKeepsItsLines() throws IOException, InterruptedException {
        Site site = new Site(folder);
        site.write("access.log", sample, SOME);
        try (SilentPort port = new SilentPort()) {
            site.configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], output: [es, web, beats, list, topic]}]
                    outputs:
                      es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], timeout: 1s}
                      web: {type: http, url: 'http://127.0.0.1:PORT/', timeout: 1s}
                      beats: {type: logstash, hosts: '127.0.0.1:PORT', timeout: 1s}
                      list: {type: redis, hosts: '127.0.0.1:PORT', key: lines, timeout: 1s}
                      topic: {type: kafka, hosts: ['127.0.0.1:PORT'], topic: lines, timeout: 2s}
                    shutdown_timeout: 2s
                    """.replace("PORT", Integer.toString(port.number())));
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                for (String output : OUTPUTS) {
                    ailing.awaitWords("output " + output + ": ");
                }
                ailing.pass(WHILE);
                ailing.hasComplainedAtMost(TOLD_AT_MOST);
                agent.stop();
                assertThat(agent.endsWithin(STOP)).as("ends; said: %s", agent.errors()).isTrue();
                assertThat(agent.books().delivered()).isZero();
            }
        }
        site.configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], output: [es, web, beats, list, topic]}]
                outputs:
                """ + OUTPUTS.stream().map(each -> "  %s: {type: file, path: '${SITE}/out/%s'}\n".formatted(each, each)).collect(Collectors.joining()));
        site.once();
        for (String output : OUTPUTS) {
            Arrivals arrivals = new Arrivals().add(site.out().resolve(output));
            assertThat(arrivals.missing(SOME)).as("missing at %s", output).isZero();
            assertThat(arrivals.lines()).as("at %s", output).isEqualTo(SOME);
        }
    }

    private String status() throws IOException, InterruptedException {
        Path beside = Files.createDirectories(folder.resolve("beside"));
        try (LaunchedAgent command = new Launcher(Site.HOME).start(beside, "status", "--data", folder.resolve("data").toString())) {
            assertThat(command.endsWithin(STOP)).isTrue();
            return command.output();
        }
    }
}
