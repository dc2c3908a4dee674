package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of {@code tailrace deadletter replay}. */
class ReplayKillIT {
    private static final int KILLS = 3;
    private static final int SHARE = 10_000;
    private static final int REQUESTS = (KILLS + 1) * SHARE;
    private static final Duration MOMENT = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private Site site;

    @Test
    void killsInAReplayNeitherLoseNorRepeatALetter() throws IOException, InterruptedException {
        site = new Site(folder);
        SampleLog sample = new SampleLog(LogFormat.COMBINED, REQUESTS);
        Random odd = new Random(20261121);
        for (int kill = 0; kill < KILLS; kill++) {
            refuse(sample);
            // An event is longer than 200 bytes, so that each replay has more to ship than it lives for. One dies while it starts.
            killReplay(kill == 1 ? 0 : 1 + odd.nextInt(200 * SHARE), Duration.ofMillis(odd.nextInt(400)));
        }
        refuse(sample);

        try (LaunchedAgent replay = site.replay()) {
            assertThat(site.ended(replay).delivered()).isGreaterThanOrEqualTo(SHARE);
        }

        site.assertEveryLineOnce(REQUESTS);
        try (LaunchedAgent again = site.replay()) {
            assertThat(again.endsWithin(Duration.ofMinutes(3))).isTrue();
            assertThat(again.errors()).contains("no dead letters");
        }
        site.assertEveryLineOnce(REQUESTS);
    }

    /** Makes a letter of each line of one more share; leaves a configuration whose output takes them. */
    private void refuse(SampleLog sample) throws IOException, InterruptedException {
        site.write("access.log", sample, SHARE);
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(400, -1);
            }
        });
        refusing.start();
        try {
            output("type: http, url: 'http://127.0.0.1:PORT/'".replace("PORT", Integer.toString(refusing.getAddress().getPort())));
            assertThat(site.once()).isEqualTo(new Books(SHARE, 0, 0, SHARE, 0));
        } finally {
            refusing.stop(0);
        }
        output("type: file, path: '${SITE}/out/events.ndjson'");
    }

    private void output(String settings) throws IOException {
        site.configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                outputs: {archive: {SETTINGS}}
                """.replace("SETTINGS", settings));
    }

    private void killReplay(int bytes, Duration otherwise) throws IOException, InterruptedException {
        long before = site.shippedBytes();
        try (LaunchedAgent agent = site.replay()) {
            boolean ended = agent.endsWithin(bytes == 0 ? otherwise : MOMENT);
            while (!ended && site.shippedBytes() - before < bytes) {
                ended = agent.endsWithin(MOMENT);
            }
            agent.kill();
        }
    }
}
