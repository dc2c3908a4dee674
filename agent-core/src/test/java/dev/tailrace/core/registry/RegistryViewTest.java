package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryViewTest {
    private final SimDirectory disk = new SimDirectory();

    @Test
    void aRunningAgentsRegistryCanBeRead() throws IOException {
        Registry registry = RegistryScript.open(disk).registry();
        registry.give(RegistryScript.entry("squid", "b.log"));
        registry.give(RegistryScript.entry("nginx", "a.log"));
        registry.change(new Change.Marked("archive", "events", "7"));
        registry.commit();

        RegistryView view = RegistryView.of(disk.storage());

        assertThat(view).isInstanceOfSatisfying(RegistryView.Readable.class, readable -> {
            assertThat(readable.epoch()).isEqualTo(registry.epoch());
            assertThat(readable.entries()).extracting(Entry::input).containsExactly("nginx", "squid");
            assertThat(readable.marks()).isEqualTo(Map.of("archive", Map.of("events", "7")));
            assertThat(readable.damages()).isEmpty();
        });
    }

    @Test
    void readingChangesNothingEvenIfThereIsDamage() throws IOException {
        new RegistryScript(disk, SyncPolicy.BATCH).run();
        String log = RegistryCrashSimulation.lastLog(disk);
        byte[] bytes = disk.content(log);
        bytes[bytes.length - 1] ^= 1;
        disk.put(log, bytes);
        List<String> names = disk.names();
        disk.readOnly(true);

        assertThat(RegistryView.of(disk.storage())).isInstanceOfSatisfying(
                RegistryView.Readable.class,
                readable -> assertThat(readable.damages()).singleElement().asString().contains(log, "checksum"));
        assertThat(disk.names()).isEqualTo(names);
    }

    @Test
    void aReadStartsOverIfTheAgentCompactsMeanwhile() throws IOException {
        RegistryScript script = new RegistryScript(disk, SyncPolicy.BATCH);
        script.run();
        assertThat(RegistryView.of(new Overtaken(disk.storage(), disk.names(), 3)))
                .isInstanceOfSatisfying(RegistryView.Readable.class, readable -> assertThat(readable.epoch()).isEqualTo(script.epoch));
        assertThat(RegistryView.of(new Overtaken(disk.storage(), disk.names(), 1000)))
                .isInstanceOfSatisfying(RegistryView.Unreadable.class, unreadable -> assertThat(unreadable.reason()).contains("cannot be read"));
    }

    /** A storage that for some time lists a file that is gone when it is read. */
    private static final class Overtaken implements Storage {
        private final Storage storage;
        private final List<String> names;
        private int times;

        Overtaken(Storage storage, List<String> names, int times) {
            this.storage = storage;
            this.names = new ArrayList<>(names);
            this.times = times;
            this.names.add("0000000000000001.snapshot");
        }

        @Override
        public String place() {
            return storage.place();
        }

        @Override
        public List<String> list() throws IOException {
            return times-- > 0 ? names : storage.list();
        }

        @Override
        public InputStream read(String name) throws IOException {
            return storage.read(name);
        }

        @Override
        public Tail create(String name) {
            throw new AssertionError("a reader creates " + name);
        }

        @Override
        public Tail open(String name) {
            throw new AssertionError("a reader opens " + name);
        }

        @Override
        public void rename(String from, String to) {
            throw new AssertionError("a reader renames " + from);
        }

        @Override
        public void delete(String name) {
            throw new AssertionError("a reader deletes " + name);
        }

        @Override
        public Locking lock() {
            throw new AssertionError("a reader locks");
        }
    }

    @Test
    void thereMayBeNoneOrOneThatCannotBeRead() throws IOException {
        assertThat(RegistryView.of(disk.storage())).isEqualTo(new RegistryView.Absent());
        disk.put("0000000000000001.log", new byte[100]);
        assertThat(RegistryView.of(disk.storage())).isInstanceOfSatisfying(
                RegistryView.Unreadable.class, unreadable -> assertThat(unreadable.reason()).contains("no state can be read"));
    }

    @Test
    void aForgottenNameIsGoneAndItsNumberIsNotGivenAgain() throws IOException {
        Registry registry = RegistryScript.open(disk).registry();
        registry.give(RegistryScript.entry("squid", "a.log"));
        registry.give(RegistryScript.entry("squid", "b.log"));
        long last = registry.give(RegistryScript.entry("squid", "b.log"));
        registry.commit();
        registry.close();

        Forgetting forgetting = Registry.forget(RegistryScript.setup(disk, SyncPolicy.OS, 1), "b.log");

        assertThat(forgetting).isInstanceOfSatisfying(Forgetting.Forgotten.class, forgotten -> assertThat(forgotten.entries()).hasSize(2));
        disk.powerCut(0, SimDirectory.Residue.NOTHING);
        Registry again = RegistryScript.open(disk).registry();
        assertThat(again.entries("squid")).extracting(Entry::name).containsExactly("a.log");
        assertThat(again.give(RegistryScript.entry("squid", "b.log"))).isGreaterThan(last);
    }

    @Test
    void nothingIsForgottenWhileAnAgentRuns() {
        RegistryScript.open(disk);
        assertThat(Registry.forget(RegistryScript.setup(disk, SyncPolicy.OS, 1), "b.log"))
                .isInstanceOfSatisfying(Forgetting.Refused.class, refused -> assertThat(refused.reason()).contains("process 4711"));
    }

    @Test
    void forgettingWhereThereIsNothingMakesNoRegistry() {
        assertThat(Registry.forget(RegistryScript.setup(disk, SyncPolicy.OS, 1), "b.log")).isEqualTo(new Forgetting.Forgotten(List.of()));
        assertThat(disk.names()).isEmpty();
    }
}
