package dev.tailrace.outputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log is written through the file output while the process or the machine dies at every single step, and the commits lag behind by
 * chance. At the end each line stands in the files exactly once.
 */
class FileOutputSimulation {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path OUT = Path.of("/out").toAbsolutePath();
    private static final Path DATA = Path.of("/data").toAbsolutePath();
    private static final int SHIPMENTS = 6;

    /** One agent's life after the other, on one disk, with one registry. */
    private static final class World implements Clock {
        final CrashingDisk disk;
        final Random random;
        final int linesEach;
        final FileOptions options;
        final Fields fields = new Fields();
        final List<Shipment> shipments = new ArrayList<>();
        long millis = 1_000_000;
        int committed;
        Map<String, String> marks = Map.of();

        World(long seed, String path, long rotateSize) {
            this(seed, path, new Rotation(rotateSize, Duration.ZERO, 0, false), 7, 3);
        }

        World(long seed, String path, Rotation rotation, int linesEach, int users) {
            this.linesEach = linesEach;
            disk = new CrashingDisk(seed);
            random = new Random(seed);
            options = new FileOptions(EventFormat.parse(OUT + "/" + path), rotation, FileOptions.Sync.BATCH);
            Lines lines = new Lines(fields);
            int user = fields.intern("user");
            for (int s = 0; s < SHIPMENTS; s++) {
                int first = s * linesEach;
                List<String> text = IntStream.range(first, first + linesEach).mapToObj(n -> "line " + n).toList();
                shipments.add(lines.of(lines.batch(text, event -> event.setText(user, "u" + event.index() % users))));
            }
        }

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public long epochMillis() {
            return millis;
        }

        /** Runs until all is delivered and committed, or death. */
        void live() {
            int sent = committed;
            try {
                Output output = FileOutput.open(options, new OutputContext("out", Lines.EPOCH, fields, DATA, this, marks), disk);
                while (sent < SHIPMENTS) {
                    millis += 600;
                    disk.now(millis);
                    Outcome outcome = output.send(shipments.get(sent));
                    if (outcome instanceof Outcome.Delivered delivered) {
                        sent++;
                        if (random.nextInt(3) > 0 || sent == SHIPMENTS) {
                            committed = sent;
                            marks = delivered.marks();
                        }
                    } else {
                        disk.room(random.nextInt(linesEach * 600));
                        disk.refuseCuts(random.nextInt(3));
                    }
                }
                output.close();
            } catch (CrashingDisk.Crash crash) {
                assertThat(disk.isDead()).isTrue();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        List<Integer> found() {
            List<Integer> found = new ArrayList<>();
            disk.contents(OUT).forEach((path, bytes) -> {
                for (String line : text(path, bytes).split("\n")) {
                    if (!line.isEmpty()) {
                        JsonNode document = JSON.readTree(line);
                        found.add(Integer.parseInt(document.path("message").asString().substring(5)));
                    }
                }
            });
            return found;
        }

        /** A file that is still being compressed or unpacked has a name that no reader looks for. */
        private static String text(Path path, byte[] bytes) {
            String name = path.toString();
            try {
                byte[] plain = name.endsWith(".gz") ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
                return name.endsWith(".tmp") ? "" : new String(plain, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(name, e);
            }
        }

        void assertEachLineOnce(String when) {
            assertThat(found()).as(when).containsExactlyInAnyOrderElementsOf(
                    IntStream.range(0, SHIPMENTS * linesEach).boxed().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "events.ndjson, 0, 0, false, false", "events.ndjson, 0, 0, false, true",
        "events.ndjson, 700, 0, false, false", "events.ndjson, 700, 0, false, true",
        "%{[user]}.ndjson, 0, 0, false, false", "%{[user]}.ndjson, 0, 0, false, true",
        "%{[user]}.ndjson, 600, 0, false, false", "%{[user]}.ndjson, 600, 0, false, true",
        "events.ndjson, 0, 1000, false, false", "events.ndjson, 0, 1000, false, true",
        "events.ndjson, 700, 0, true, false", "events.ndjson, 700, 0, true, true",
        "%{[user]}.ndjson, 900, 1500, true, false", "%{[user]}.ndjson, 900, 1500, true, true",
    })
    void deathAtAnyStepNeitherLosesNorRepeats(String path, long rotateSize, long everyMillis, boolean gzip, boolean powerCut) {
        for (long step = 0; ; step++) {
            World world = new World(step, path, new Rotation(rotateSize, Duration.ofMillis(everyMillis), 0, gzip), 7, 3);
            world.disk.dieAfter(step);
            world.live();
            if (!world.disk.isDead()) {
                assertThat(step).isGreaterThan(15);
                return;
            }
            for (int life = 0; life < 3 && world.committed < SHIPMENTS; life++) {
                again(world, powerCut);
                world.disk.dieAfter(world.random.nextInt(40));
                world.live();
            }
            again(world, powerCut);
            world.live();
            world.assertEachLineOnce(path + ", death at step " + step);
        }
    }

    @Test
    void finishedFilesAreCompressedAndTheGrowingOneIsNot() {
        World world = new World(1, "events.ndjson", new Rotation(0, Duration.ofMillis(1000), 0, true), 7, 3);
        world.live();
        world.assertEachLineOnce("by time");
        List<String> names = world.disk.names(OUT);
        assertThat(names).hasSizeGreaterThan(2).filteredOn(name -> !name.endsWith(".gz")).hasSize(1);
    }

    @Test
    void onlyTheNewestFilesStay() {
        World world = new World(1, "events.ndjson", new Rotation(700, Duration.ZERO, 2, true), 7, 3);
        world.live();
        assertThat(world.disk.names(OUT)).hasSize(2).anyMatch(name -> name.endsWith(".ndjson")).anyMatch(name -> name.endsWith(".gz"));
    }

    private static void again(World world, boolean powerCut) {
        if (powerCut) {
            world.disk.restartAfterPowerCut();
        } else {
            world.disk.restart();
        }
    }

    @Test
    void aDiskThatIsFullAgainAndAgainNeitherLosesNorRepeats() {
        for (long seed = 0; seed < 300; seed++) {
            World world = new World(seed, seed % 2 == 0 ? "events.ndjson" : "%{[user]}.ndjson", seed % 3 * 500);
            world.disk.room(world.random.nextInt(2000));
            if (world.random.nextBoolean()) {
                world.disk.dieAfter(world.random.nextInt(120));
            }
            world.live();
            world.disk.restart();
            world.live();
            world.assertEachLineOnce("full disk, seed " + seed);
        }
    }

    @Test
    void moreFilesThanMayBeOpenNeitherLoseNorRepeat() {
        for (long seed = 0; seed < 60; seed++) {
            World world = new World(seed, "%{[user]}.ndjson", new Rotation(0, Duration.ZERO, 0, false), 210, 70);
            world.disk.room(world.random.nextInt(100_000));
            world.disk.refuseCuts(world.random.nextInt(3));
            world.disk.dieAfter(world.random.nextInt(8_000));
            world.live();
            again(world, seed % 2 == 0);
            world.live();
            world.assertEachLineOnce("many files, seed " + seed);
        }
    }

    @Test
    void aLostRegistryCutsNothing() throws Exception {
        World world = new World(1, "events.ndjson", 0);
        world.live();
        FileOutput.open(world.options, new OutputContext("out", "another", world.fields, DATA, world, Map.of()), world.disk).close();
        world.assertEachLineOnce("after the registry was lost");
    }

    @Test
    void aFileThatWasThereBeforeIsContinuedAndNeverCutIntoItsOldPart() {
        for (long step = 0; step < 60; step++) {
            World world = new World(step, "events.ndjson", 0);
            world.disk.put(OUT.resolve("events.ndjson"), "{\"message\":\"line 999\"}\n");
            world.disk.dieAfter(step);
            world.live();
            world.disk.restart();
            world.live();
            assertThat(world.found()).hasSize(SHIPMENTS * world.linesEach + 1).doesNotHaveDuplicates().startsWith(999);
        }
    }

    @Test
    void aTornLineOfSomebodyElseIsNotContinued() {
        World world = new World(1, "events.ndjson", 0);
        world.disk.put(OUT.resolve("events.ndjson"), "{\"torn");
        world.live();
        assertThat(world.disk.contents(OUT).get(OUT.resolve("events.ndjson"))).hasSize(6);
        assertThat(world.disk.contents(OUT)).containsKey(OUT.resolve("events.1.ndjson"));
    }
}
