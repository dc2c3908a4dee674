package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryView;
import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of the agent while a real Elasticsearch takes its bulks. */
class ElasticsearchIT {
    private static final Pattern NUMBER = Pattern.compile("seq=(\\d+)");
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int KILLS = 10;

    private static final String CONFIGURATION = """
            inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
            outputs:
              es: {type: elasticsearch, hosts: ['${ES}'], index: '${INDEX}-%{+yyyy.MM.dd}', dead_letter: '${SITE}/dead.ndjson'}
            """;

    private static RealElasticsearch server;

    @TempDir
    Path folder;

    private Site site;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = RealElasticsearch.start(RealElasticsearch.Version.ELASTICSEARCH_9);
    }

    @AfterAll
    static void stopServer() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void install() throws IOException {
        site = new Site(folder).configure(CONFIGURATION);
    }

    @Test
    void bulksAcceptedButNeverAcknowledgedAreNotIndexedTwice() throws IOException, InterruptedException {
        int requests = 100_000;
        site.write("access.log", LogFormat.COMBINED, requests);
        try (WithheldReplies front = new WithheldReplies(server.url(), 2, 2);
                LaunchedAgent agent = shippingTo(front.url(), "withheld").start("--once")) {
            assertThat(front.awaitWithheld()).as("bulks accepted; said: %s", agent.errors()).isTrue();
            awaitRemembered(site.logs().resolve("access.log"));
            agent.kill();
        }
        long accepted = server.count("withheld-*");
        assertThat(accepted).isBetween(1L, requests - 1L);

        Site direct = shippingTo(server.url(), "withheld");
        Books books = direct.once();

        assertThat(server.count("withheld-*")).isEqualTo(requests);
        assertThat(books.delivered()).as("what was acknowledged is not sent again").isLessThan(requests);
        assertThat(books.delivered() + accepted).as("repeats were answered with a conflict").isGreaterThan(requests);
        assertThat(direct.once()).isEqualTo(new Books(0, 0, 0, 0, 0));
        assertEveryLineOnce("withheld-*", requests);
    }

    @Test
    void lettersAcceptedInAReplayThatWasKilledAreNotIndexedTwice() throws IOException, InterruptedException {
        int requests = 20_000;
        site.configure(CONFIGURATION.replace("index: '${INDEX}-%{+yyyy.MM.dd}'", "index: letters, bulk_max_events: 2000"));
        site.write("access.log", LogFormat.COMBINED, requests);
        server.request("PUT", "/letters", "{\"mappings\":{\"dynamic\":\"strict\"}}");
        assertThat(shippingTo(server.url(), "").once()).isEqualTo(new Books(requests, 0, 0, requests, 0));
        server.request("DELETE", "/letters", null);

        try (WithheldReplies front = new WithheldReplies(server.url(), 2, 2);
                LaunchedAgent replay = shippingTo(front.url(), "").replay()) {
            assertThat(front.awaitWithheld()).as("bulks accepted; said: %s", replay.errors()).isTrue();
            awaitRemembered(folder.resolve("dead.ndjson"));
            replay.kill();
        }
        long accepted = server.count("letters");
        assertThat(accepted).isBetween(1L, requests - 1L);

        try (LaunchedAgent replay = shippingTo(server.url(), "").replay()) {
            Books books = site.ended(replay);
            assertThat(books.delivered()).as("what was acknowledged is not sent again").isLessThan(requests);
            assertThat(books.delivered() + accepted).as("repeats were answered with a conflict").isGreaterThan(requests);
        }
        assertThat(server.count("letters")).isEqualTo(requests);
        assertEveryLineOnce("letters", requests);
    }

    @Test
    void tenKillsInADrainNeitherLoseNorRepeatALine() throws IOException, InterruptedException {
        int share = 40_000;
        int requests = (KILLS + 1) * share;
        SampleLog sample = new SampleLog(LogFormat.COMBINED, requests);
        Site direct = shippingTo(server.url(), "killed");
        Random odd = new Random(20250405);
        for (int kill = 0; kill < KILLS; kill++) {
            site.write("access.log", sample, share);
            killOnceIndexed(direct, odd.nextInt(share), Duration.ofMillis(odd.nextInt(400)));
        }
        assertThat(server.count("killed-*")).as("indexed before the last run").isPositive();
        site.write("access.log", sample, share);

        assertThat(direct.once().delivered()).isGreaterThanOrEqualTo(share);

        assertThat(server.count("killed-*")).isEqualTo(requests);
        assertEveryLineOnce("killed-*", requests);
        assertThat(direct.once()).isEqualTo(new Books(0, 0, 0, 0, 0));
    }

    /** Waits until the registry has on the disk that something of a file is delivered: the agent writes that a moment after the reply. */
    private void awaitRemembered(Path file) throws InterruptedException {
        for (int looks = 0; !isRemembered(file); looks++) {
            assertThat(looks).as("waits three minutes at most").isLessThan(9000);
            Thread.sleep(MOMENT);
        }
    }

    private boolean isRemembered(Path file) {
        return RegistryView.of(Registry.storage(folder.resolve("data"))) instanceof RegistryView.Readable readable
                && readable.entries().stream().anyMatch(entry -> entry.name().equals(file.toString()) && entry.offset() > 0);
    }

    private Site shippingTo(String url, String index) {
        return site.with(new Launcher(Site.HOME).with("ES", url).with("INDEX", index));
    }

    private static void killOnceIndexed(Site site, int documents, Duration more) throws IOException, InterruptedException {
        long before = indexed();
        try (LaunchedAgent agent = site.start()) {
            boolean ended = false;
            while (!ended && indexed() - before < documents) {
                ended = agent.endsWithin(MOMENT);
            }
            ended = ended || agent.endsWithin(more);
            assertThat(ended).as("ended before it was killed; said: %s", agent.errors()).isFalse();
            agent.kill();
        }
    }

    private static long indexed() throws IOException {
        return server.request("GET", "/killed-*/_stats/indexing", null).at("/_all/primaries/indexing/index_total").asLong(0);
    }

    /** Reads all documents, page by page. */
    private static void assertEveryLineOnce(String index, int requests) throws IOException {
        BitSet seen = new BitSet(requests);
        JsonNode page = server.request("POST", "/" + index + "/_search?scroll=1m&size=10000&sort=_doc&_source=message", null);
        while (!page.at("/hits/hits").isEmpty()) {
            for (JsonNode hit : page.at("/hits/hits")) {
                Matcher number = NUMBER.matcher(hit.at("/_source/message").asString());
                assertThat(number.find()).as(hit.toString()).isTrue();
                seen.set(Integer.parseInt(number.group(1)));
            }
            String scroll = page.at("/_scroll_id").asString();
            page = server.request("POST", "/_search/scroll", "{\"scroll\": \"1m\", \"scroll_id\": \"" + scroll + "\"}");
        }
        assertThat(seen.cardinality()).as("different lines").isEqualTo(requests);
        assertThat(seen.length()).isEqualTo(requests);
    }
}
