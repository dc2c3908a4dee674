package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.registry.FileHeader.Kind;
import dev.tailrace.core.registry.Recovery.Origin;
import dev.tailrace.core.sim.SimDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which files come to harm while no agent runs: the message, and what is remembered. */
class RegistryDamageTest {
    private final SimDirectory disk = new SimDirectory();
    private RegistryScript script;
    private String log;
    private String snapshot;

    @BeforeEach
    void aRegistryWithHistory() throws IOException {
        script = new RegistryScript(disk, SyncPolicy.BATCH);
        script.run();
        disk.kill();
        log = RegistryCrashSimulation.lastLog(disk);
        List<String> snapshots = disk.names().stream().filter(name -> name.endsWith(".snapshot")).toList();
        snapshot = snapshots.getLast();
        assertThat(snapshots).as("the last two snapshots are kept").hasSize(2);
    }

    private String newest() {
        return script.states.getLast();
    }

    @Test
    void anUndamagedRegistryIsWholeAndNothingIsReported() {
        Opening.Opened opened = RegistryScript.open(disk);
        assertThat(opened.recovery()).isEqualTo(new Recovery(Origin.KEPT, List.of()));
        assertThat(opened.recovery().isClean()).isTrue();
        assertThat(RegistryScript.state(opened.registry())).isEqualTo(newest());
        assertThat(opened.registry().epoch()).isEqualTo(script.epoch).matches("[0-9a-v]{8}");
    }

    @Test
    void theFirstStartMakesARegistry() {
        Opening.Opened opened = RegistryScript.open(new SimDirectory());
        assertThat(opened.recovery()).isEqualTo(new Recovery(Origin.BORN, List.of()));
        assertThat(opened.registry().entries("squid")).isEmpty();
    }

    @Test
    void aZeroFilledTailIsSetAsideAndReported() {
        byte[] bytes = disk.content(log);
        disk.put(log, Arrays.copyOf(bytes, bytes.length + 4096));

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(RegistryScript.state(opened.registry())).isEqualTo(newest());
        assertThat(opened.recovery().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(log);
            assertThat(finding.offset()).isEqualTo(bytes.length);
            assertThat(finding.bytes()).isEqualTo(4096);
            assertThat(finding.reason()).isEqualTo("zeros stand where a record should be");
            assertThat(disk.content(finding.setAside())).isEqualTo(new byte[4096]);
        });
    }

    @Test
    void aFlippedBitAnywhereInTheLogKeepsALaterNumberAndAStateThatOnceWas() throws IOException {
        byte[] bytes = disk.content(log);
        for (int at = 0; at < bytes.length; at++) {
            SimDirectory damaged = disk.copy();
            damaged.put(log, flipped(bytes, at));

            Opening.Opened opened = RegistryScript.open(damaged);

            assertThat(script.states).as("bit flipped at %d", at).contains(RegistryScript.state(opened.registry()));
            assertThat(opened.recovery().isClean()).as("bit flipped at %d", at).isFalse();
            assertThat(opened.registry().epoch()).isEqualTo(script.epoch);
            assertThat(opened.registry().give(RegistryScript.entry("squid", "new"))).isGreaterThan(script.told);
        }
    }

    @Test
    void aFlippedBitAnywhereInTheNewestSnapshotLosesNothing() {
        byte[] bytes = disk.content(snapshot);
        for (int at = 0; at < bytes.length; at++) {
            SimDirectory damaged = disk.copy();
            damaged.put(snapshot, flipped(bytes, at));

            Opening.Opened opened = RegistryScript.open(damaged);

            assertThat(RegistryScript.state(opened.registry())).as("bit flipped at %d", at).isEqualTo(newest());
            assertThat(opened.recovery().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.file()).isEqualTo(snapshot);
                assertThat(finding.toString()).contains("nothing in them was needed");
            });
        }
    }

    @Test
    void aLogCutAnywhereKeepsTheGroupsBeforeTheCut() throws IOException {
        byte[] bytes = disk.content(log);
        int before = -1;
        for (int length = 0; length < bytes.length; length++) {
            SimDirectory damaged = disk.copy();
            damaged.put(log, Arrays.copyOf(bytes, length));

            Opening.Opened opened = RegistryScript.open(damaged);

            int group = script.states.indexOf(RegistryScript.state(opened.registry()));
            assertThat(group).as("cut to %d", length).isGreaterThanOrEqualTo(before);
            before = group;
        }
        assertThat(before).isEqualTo(RegistryScript.GROUPS - 1);
    }

    @Test
    void aMissingLogIsReportedAndNumbersAreSkipped() {
        disk.remove(log);

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(script.states).contains(RegistryScript.state(opened.registry()));
        assertThat(opened.recovery().findings()).extracting(Recovery.Finding::reason).containsExactly("the file is missing");
        assertThat(opened.registry().give(RegistryScript.entry("squid", "new"))).isGreaterThan(Replayer.MISSING_LOG_SKIP);
    }

    @Test
    void damageInAnEarlierLogSetsTheLaterOnesAsideWithIt() throws IOException {
        disk.remove(snapshot);
        String earlier = disk.names().stream().filter(name -> name.endsWith(".log")).findFirst().orElseThrow();
        disk.put(earlier, flipped(disk.content(earlier), FileHeader.BYTES + Frame.HEAD));
        byte[] later = disk.content(log);

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(script.states).contains(RegistryScript.state(opened.registry()));
        assertThat(opened.recovery().findings()).extracting(Recovery.Finding::file).contains(earlier, log);
        assertThat(disk.content(log + ".0.damaged")).isEqualTo(later);
        assertThat(opened.registry().give(RegistryScript.entry("squid", "new"))).isGreaterThan(script.told);
    }

    @Test
    void ifNothingCanBeReadAnotherEpochBeginsAndAllIsKept() {
        List<String> names = disk.names();
        for (String name : names) {
            disk.put(name, new byte[disk.content(name).length]);
        }

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(opened.recovery().origin()).isEqualTo(Origin.LOST);
        assertThat(opened.recovery().isClean()).isFalse();
        assertThat(opened.recovery().findings()).extracting(Recovery.Finding::file).containsExactlyInAnyOrderElementsOf(names);
        assertThat(opened.registry().epoch()).isNotEqualTo(script.epoch);
        assertThat(opened.registry().entries("squid")).isEmpty();
        assertThat(disk.names()).containsAll(names.stream().map(name -> name + ".0.damaged").toList());
    }

    @Test
    void ifOnlyRemainsAreLeftTheRegistryIsLostAndNotNew() {
        disk.names().forEach(disk::remove);
        disk.put("0000000000000003.log.0.damaged", new byte[10]);

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(opened.recovery().origin()).isEqualTo(Origin.LOST);
        assertThat(disk.names()).contains("0000000000000004.log");
    }

    @Test
    void anEmptyFileInPlaceOfEachOneIsLostAndNotNew() {
        disk.names().forEach(name -> disk.put(name, new byte[0]));
        assertThat(RegistryScript.open(disk).recovery().origin()).isEqualTo(Origin.LOST);
    }

    @Test
    void aNewerVersionsFilesAreRefusedAndNotTouched() {
        disk.put(log, withVersion(disk.content(log), 2));
        SimDirectory before = disk.copy();

        Opening opening = Registry.open(RegistryScript.setup(disk, SyncPolicy.BATCH, 1));

        assertThat(opening).isInstanceOfSatisfying(Opening.Refused.class, refused -> assertThat(refused.reason())
                .contains("newer version", log, "version 2", "sim:/registry"));
        assertThat(disk.names()).isEqualTo(before.names()).allSatisfy(
                name -> assertThat(disk.content(name)).isEqualTo(before.content(name)));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() {
        disk.readOnly(true);
        assertThat(Registry.open(RegistryScript.setup(disk, SyncPolicy.BATCH, 1)))
                .isInstanceOfSatisfying(Opening.Refused.class, refused -> assertThat(refused.reason())
                        .contains("cannot be used", "Read-only file system"));
    }

    @Test
    void aSecondAgentIsRefusedWithTheFirstOnesProcess() {
        RegistryScript.open(disk);
        assertThat(Registry.open(RegistryScript.setup(disk, SyncPolicy.BATCH, 1)))
                .isInstanceOfSatisfying(Opening.Refused.class, refused -> assertThat(refused.reason()).contains("in use by process 4711"));
    }

    @Test
    void aRefusedOpeningGivesTheLockBack() {
        byte[] bytes = disk.content(log);
        disk.put(log, withVersion(bytes, 2));
        assertThat(Registry.open(RegistryScript.setup(disk, SyncPolicy.BATCH, 1))).isInstanceOf(Opening.Refused.class);
        disk.put(log, bytes);
        assertThat(Registry.open(RegistryScript.setup(disk, SyncPolicy.BATCH, 1))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void filesOfAnotherRegistryAreSetAside() throws IOException {
        SimDirectory other = new SimDirectory();
        Registry stranger = RegistryScript.open(RegistryScript.setup(other, SyncPolicy.BATCH, 99)).registry();
        stranger.give(RegistryScript.entry("squid", "stranger"));
        stranger.commit();
        stranger.close();
        FileHeader header = FileHeader.decode(Kind.LOG, other.content("0000000000000001.log"));
        String name = "00000000000000ff.log";
        disk.put(name, FileHeader.log(0xff, header.epoch(), 0x42, 99, 1).encode().array());

        Opening.Opened opened = RegistryScript.open(disk);

        assertThat(RegistryScript.state(opened.registry())).isEqualTo(newest());
        assertThat(opened.recovery().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(name);
            assertThat(finding.setAside()).isEqualTo(name + ".0.damaged");
        });
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 0x10;
        return flipped;
    }

    private static byte[] withVersion(byte[] file, int version) {
        byte[] bytes = file.clone();
        CRC32C crc = new CRC32C();
        ByteBuffer.wrap(bytes).putInt(8, version);
        crc.update(bytes, 0, FileHeader.BYTES - 4);
        ByteBuffer.wrap(bytes).putInt(FileHeader.BYTES - 4, (int) crc.getValue());
        return bytes;
    }
}
