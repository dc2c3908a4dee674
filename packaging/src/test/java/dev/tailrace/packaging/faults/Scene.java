package dev.tailrace.packaging.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.SmallDisk;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One fault at work: a log, an agent that reads it to its end, the wire, and a server that others use after it. */
final class Scene implements AutoCloseable {
    static final int TIMEOUT_MILLIS = 2000;

    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final Pattern NUMBER = Pattern.compile("seq=(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int BULKS_BEFORE = 2;
    private static final long BLOCKED_MILLIS = 1000;
    private static final long POLL_MILLIS = 20;
    private static final String DISK_SIZE = "2m";

    /**
     * What is the same for all scenes of a matrix.
     *
     * @param server behind the wire
     * @param name for the table
     * @param lines in the log; a bulk takes a thousand
     * @param cutMillis how long the network is cut
     */
    record Stage(RealElasticsearch server, String name, int lines, long cutMillis) {}

    private final Stage stage;
    private final Fault fault;
    private final boolean killed;
    private final Path folder;
    private final String index;
    private final CountDownLatch release;
    private final CountDownLatch full;
    private final FaultyWire wire;
    private volatile Thread restart;
    private volatile LaunchedAgent running;
    private SmallDisk disk;

    Scene(Stage stage, Fault fault, boolean killed, Path folder) throws IOException {
        this.stage = stage;
        this.fault = fault;
        this.killed = killed;
        this.folder = folder;
        this.index = fault.name().toLowerCase(Locale.ROOT) + (killed ? "-killed" : "");
        this.release = new CountDownLatch(killed ? 1 : 0);
        this.full = new CountDownLatch(fault.fillsTheDisk() ? 1 : 0);
        int port = URI.create(stage.server().url()).getPort();
        int after = fault == Fault.REQUEST_413 ? 0 : BULKS_BEFORE;
        this.wire = new FaultyWire(port, fault.spoiling(this), new FaultyWire.Stretch(after, fault.spoiled(), release));
    }

    Row run() throws IOException, InterruptedException {
        fault.prepare(stage.server(), index);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("access.log")))) {
            new SampleLog(LogFormat.COMBINED, 1).write(out, stage.lines());
        }
        if (fault.fillsTheDisk()) {
            disk = SmallDisk.at(folder.resolve("data/queue"), DISK_SIZE).orElseThrow();
        }
        Files.writeString(folder.resolve("tailrace.yml"), """
                inputs: [{id: web, type: file, paths: ['DIR/access.log'], preset: apache, max_line: 64KiB}]
                outputs:
                  es: {type: elasticsearch, hosts: ['WIRE'], index: 'INDEX', timeout: TIMEOUTms, backoff: {init: 50ms, max: 400ms} MORE}
                http: {enabled: false}
                PIPELINE
                """.replace("DIR", folder.toString())
                .replace("WIRE", wire.url())
                .replace("INDEX", index)
                .replace("TIMEOUT", Integer.toString(TIMEOUT_MILLIS))
                .replace("MORE", fault.settings())
                .replace("PIPELINE", fault.fillsTheDisk() ? "pipeline: {batch: 128KiB}" : ""));
        if (killed) {
            killOnceStruck();
        }
        Books books = once();
        if (restart != null) {
            restart.join();
        }
        if (fault == Fault.REQUEST_413) {
            assertThat(wire.saw(413)).as("the server found a request too large").isTrue();
        }
        Row row = row();
        assertThat(books.deadLettered() > 0 || row.dead() > 0).as("refused: %s", row).isEqualTo(fault.refusesSome());
        return row;
    }

    private LaunchedAgent start() throws IOException {
        running = new Launcher(HOME).start(
                folder, "run", "--once", "-c", folder.resolve("tailrace.yml").toString(), "--data", folder.resolve("data").toString());
        return running;
    }

    private void killOnceStruck() throws IOException, InterruptedException {
        try (LaunchedAgent agent = start()) {
            boolean struck = wire.struck().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(struck).as("%s struck; said: %s", fault, agent.errors()).isTrue();
            assertThat(full.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a full disk; said: %s", agent.errors()).isTrue();
            assertThat(agent.endsWithin(Duration.ofMillis(index.hashCode() & 0x7F))).as("still there; said: %s", agent.errors()).isFalse();
            agent.kill();
        }
        release.countDown();
    }

    private Books once() throws IOException, InterruptedException {
        try (LaunchedAgent agent = start()) {
            assertThat(agent.endsWithin(PATIENCE)).as("%s ends; said: %s", fault, agent.errors()).isTrue();
            assertThat(agent.status()).as("%s; said: %s", fault, agent.errors()).isZero();
            assertThat(wire.struck().getCount() + full.getCount()).as("%s struck", fault).isZero();
            assertThat(agent.books().balance()).as("%s balances", agent.books()).isTrue();
            return agent.books();
        }
    }

    private Row row() throws IOException {
        BitSet seen = new BitSet();
        long arrived = 0;
        for (JsonNode hit : stage.server().documents(index)) {
            seen.set(number(hit.at("/_source/message").asString()));
            arrived++;
        }
        Path letters = folder.resolve("data/dead-letter/es.ndjson");
        long dead = 0;
        for (String letter : Files.exists(letters) ? Files.readAllLines(letters) : List.<String>of()) {
            seen.set(number(letter));
            dead++;
        }
        long lost = stage.lines() - seen.cardinality();
        return new Row(
                stage.name(), fault.words(), killed ? "kill -9" : "lives", stage.lines(), lost, arrived + dead - seen.cardinality(), dead);
    }

    private static int number(String text) {
        Matcher number = NUMBER.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group(1));
    }

    // ---- deeds

    /** Sets a block on the index, and lifts it after a while. */
    Spoiling blocked(String setting) {
        return new Spoiling.Meanwhile(() -> {
            block(setting, true);
            restart = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(BLOCKED_MILLIS);
                    block(setting, false);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    private void block(String setting, boolean on) throws IOException {
        stage.server().request("PUT", '/' + index + "/_settings", "{\"" + setting + "\":" + (on ? "true" : "null") + '}');
    }

    Spoiling networkCut() {
        return new Spoiling.Meanwhile(() -> {
            wire.cut(true);
            restart = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(stage.cutMillis());
                    wire.cut(false);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    /** Cuts the wire until the disk under the queue is full; what is shipped then makes room on it. */
    Spoiling cutUntilFull() {
        return new Spoiling.Meanwhile(() -> {
            wire.cut(true);
            restart = Thread.ofVirtual().start(() -> {
                try {
                    while (!running.errors().contains("No space left")) {
                        Thread.sleep(POLL_MILLIS);
                    }
                    full.countDown();
                    release.await();
                    wire.cut(false);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    Spoiling serverKilled() {
        return new Spoiling.Meanwhile(() -> {
            stage.server().kill();
            restart = Thread.ofVirtual().start(() -> {
                try {
                    stage.server().start();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    @Override
    public void close() throws IOException, InterruptedException {
        wire.close();
        if (disk != null) {
            disk.close();
        }
    }
}
