package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.core.sim.SimDirectory.Residue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Death at every byte of every append and at every other step, with and without the power going; then what is remembered. */
class RegistryCrashSimulation {

    @ParameterizedTest
    @EnumSource(SyncPolicy.class)
    void deathAnywhereKeepsEveryGroupThatWasWritten(SyncPolicy sync) throws IOException {
        for (long point = 0; point < effortOfAWholeRun(sync); point++) {
            SimDirectory disk = new SimDirectory();
            RegistryScript script = runUntil(disk, sync, point);
            disk.kill();
            checkKept(disk, script, script.committed, point);
        }
    }

    @ParameterizedTest
    @EnumSource(Residue.class)
    void aPowerCutAnywhereKeepsEveryGroupThatWasSynced(Residue residue) throws IOException {
        for (long point = 0; point < effortOfAWholeRun(SyncPolicy.BATCH); point++) {
            for (long surviving : new long[] {0, 5, 60, 100_000}) {
                SimDirectory disk = new SimDirectory();
                RegistryScript script = runUntil(disk, SyncPolicy.BATCH, point);
                disk.powerCut(surviving, residue);
                checkKept(disk, script, script.committed, point);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Residue.class)
    void aPowerCutWithoutSyncsKeepsAStateThatOnceWasAndEveryNumberTold(Residue residue) throws IOException {
        for (long point = 0; point < effortOfAWholeRun(SyncPolicy.OS); point++) {
            for (long surviving : new long[] {0, 70}) {
                SimDirectory disk = new SimDirectory();
                RegistryScript script = runUntil(disk, SyncPolicy.OS, point);
                disk.powerCut(surviving, residue);
                checkKept(disk, script, 0, point);
            }
        }
    }

    @Test
    void deathInTheMiddleOfARecoveryLosesNothingMore() throws IOException {
        SimDirectory damaged = new SimDirectory();
        RegistryScript script = runUntil(damaged, SyncPolicy.BATCH, Long.MAX_VALUE / 2);
        damaged.kill();
        String log = lastLog(damaged);
        byte[] bytes = damaged.content(log);
        bytes[bytes.length - 30] ^= 1;
        damaged.put(log, bytes);
        String expected = RegistryScript.state(RegistryScript.open(damaged.copy()).registry());
        assertThat(script.states).contains(expected);

        for (long point = 0; ; point++) {
            SimDirectory disk = damaged.copy();
            disk.dieAfter(point);
            boolean died = false;
            try {
                RegistryScript.open(disk);
            } catch (SimCrash death) {
                died = true;
            }
            disk.powerCut(point % 3, Residue.ZEROS);
            Registry registry = RegistryScript.open(disk).registry();
            assertThat(RegistryScript.state(registry)).as("death at %d of a recovery", point).isEqualTo(expected);
            assertThat(registry.give(RegistryScript.entry("squid", "new"))).isGreaterThan(script.told + 30);
            if (!died) {
                return;
            }
        }
    }

    @Test
    void aCompactionThatRunsOutOfSpaceAnywhereLosesNothing() throws IOException {
        boolean failed = true;
        for (long room = 0; failed; room++) {
            SimDirectory disk = new SimDirectory();
            Registry registry = RegistryScript.open(disk).registry();
            while (!registry.wantsCompaction()) {
                registry.give(RegistryScript.entry("squid", "access.log"));
                registry.commit();
            }
            disk.capacity(disk.used() + room);
            failed = false;
            try {
                while (registry.wantsCompaction()) {
                    registry.compact();
                }
            } catch (IOException noSpace) {
                failed = true;
            }
            disk.capacity(Long.MAX_VALUE);
            registry.give(RegistryScript.entry("squid", "after"));
            registry.commit();
            String expected = RegistryScript.state(registry);
            disk.powerCut(0, Residue.NOTHING);
            Opening.Opened opened = RegistryScript.open(disk);
            assertThat(RegistryScript.state(opened.registry())).as("%d bytes of room", room).isEqualTo(expected);
            assertThat(opened.recovery().isClean()).as("%d bytes of room: %s", room, opened.recovery()).isTrue();
        }
    }

    @Test
    void aSyncThatFailsAnywhereInACompactionLosesNothing() throws IOException {
        boolean failed = true;
        for (int before = 0; failed; before++) {
            SimDirectory disk = new SimDirectory();
            Registry registry = RegistryScript.open(disk).registry();
            while (!registry.wantsCompaction()) {
                registry.give(RegistryScript.entry("squid", "access.log"));
                registry.commit();
            }
            disk.failSyncs(before, 1);
            failed = false;
            try {
                while (registry.wantsCompaction()) {
                    registry.compact();
                }
            } catch (IOException failure) {
                failed = true;
            }
            disk.failSyncs(0);
            for (int group = 0; group < 3; group++) {
                registry.give(RegistryScript.entry("squid", "after"));
                registry.commit();
            }
            String expected = RegistryScript.state(registry);
            disk.kill();
            Opening.Opened opened = RegistryScript.open(disk.copy());
            assertThat(RegistryScript.state(opened.registry())).as("after %d syncs, killed", before).isEqualTo(expected);
            disk.powerCut(0, Residue.NOTHING);
            assertThat(RegistryScript.state(RegistryScript.open(disk).registry())).as("after %d syncs, power cut", before)
                    .isEqualTo(expected);
        }
    }

    private static long effortOfAWholeRun(SyncPolicy sync) throws IOException {
        SimDirectory disk = new SimDirectory();
        new RegistryScript(disk, sync).run();
        assertThat(disk.names()).as("the script compacts").anyMatch(name -> name.endsWith(".snapshot"));
        return disk.effort();
    }

    private static RegistryScript runUntil(SimDirectory disk, SyncPolicy sync, long point) throws IOException {
        RegistryScript script = new RegistryScript(disk, sync);
        disk.dieAfter(point);
        try {
            script.run();
        } catch (SimCrash death) {
            return script;
        }
        return script;
    }

    /** What is remembered is the state after {@code atLeast} groups or after a later one that was begun, and stays so. */
    private static void checkKept(SimDirectory disk, RegistryScript script, int atLeast, long point) throws IOException {
        Opening.Opened first = RegistryScript.open(disk);
        Registry registry = first.registry();
        String state = RegistryScript.state(registry);
        List<String> allowed = script.states.isEmpty() ? List.of("{}") : script.states.subList(atLeast, script.states.size());
        assertThat(allowed).as("death at %d: %s", point, first.recovery()).contains(state);
        if (script.committed > 0) {
            assertThat(registry.epoch()).as("death at %d: %s", point, first.recovery()).isEqualTo(script.epoch);
        }
        assertThat(registry.give(RegistryScript.entry("squid", "new"))).as("death at %d", point).isGreaterThan(script.told);
        registry.commit();
        String after = RegistryScript.state(registry);
        disk.powerCut(0, Residue.NOTHING);

        Opening.Opened second = RegistryScript.open(disk);
        assertThat(RegistryScript.state(second.registry())).as("second start after death at %d", point).isEqualTo(after);
        assertThat(second.recovery().findings()).as("damage is set aside once").allMatch(finding -> finding.setAside().isEmpty());
    }

    static String lastLog(SimDirectory disk) {
        return disk.names().stream().filter(name -> name.endsWith(".log")).reduce((first, second) -> second).orElseThrow();
    }
}
