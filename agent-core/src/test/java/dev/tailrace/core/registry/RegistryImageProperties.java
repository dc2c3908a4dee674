package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.sim.SimDirectory;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever became of the registry's newest log or snapshot while no agent ran: it opens, with a state that once was or, if nothing can be read,
 * without one; numbers go on from where they were. Only what says that it is a newer version's is refused.
 */
public final class RegistryImageProperties {
    private static final RegistryScript SCRIPT;
    private static final SimDirectory DISK = new SimDirectory();
    private static final String LOG;
    private static final String SNAPSHOT;

    static {
        SCRIPT = new RegistryScript(DISK, SyncPolicy.BATCH);
        try {
            SCRIPT.run();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
        DISK.kill();
        LOG = RegistryCrashSimulation.lastLog(DISK);
        SNAPSHOT = DISK.names().stream().filter(name -> name.endsWith(".snapshot")).reduce((first, second) -> second).orElseThrow();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        for (String victim : List.of(LOG, SNAPSHOT)) {
            SimDirectory damaged = DISK.copy();
            damaged.put(victim, input);
            switch (Registry.open(RegistryScript.setup(damaged, SyncPolicy.BATCH, 42))) {
                case Opening.Refused(String reason) -> assertThat(reason).contains("newer version");
                case Opening.Opened(Registry registry, Recovery recovery) -> {
                    assertThat(SCRIPT.states).as(victim).contains(RegistryScript.state(registry));
                    assertThat(registry.give(RegistryScript.entry("squid", "new"))).isGreaterThan(SCRIPT.told);
                    registry.close();
                }
            }
        }
    }

    @Test
    void noImageStopsTheStartOrMakesAPositionThatNeverWas() {
        Campaign.of(RegistryImageProperties.class, DISK.content(LOG), DISK.content(SNAPSHOT), new byte[0])
                .words("TR-LOG\r\n", "TR-SNP\r\n", "\0\0\0\1", "\0\0\0\2", "\u007f\0\0\0")
                .against(RegistryImageProperties::fuzzerTestOneInput, 700);
    }
}
