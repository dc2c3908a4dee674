package dev.tailrace.core.registry;

import dev.tailrace.core.config.Printable;
import dev.tailrace.core.registry.Recovery.Origin;
import dev.tailrace.core.storage.DirectoryStorage;
import dev.tailrace.core.storage.Storage;
import dev.tailrace.core.storage.Storage.Locking;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is remembered, open for one agent: the state, and the files that it is written to. Owned by the {@link RegistryDuty} once that is
 * turned; until then by whoever opened it.
 */
public final class Registry implements Closeable {
    private static final int GROUP_CAPACITY = 16 << 10;

    private final Closeable lock;
    private final RegistrySetup setup;
    private final String epoch;
    private final RegistryState state;
    private final RegistryLog log;
    private final Frame group = new Frame(GROUP_CAPACITY);
    private boolean mustSync;
    private long groups;

    private Registry(Closeable lock, RegistrySetup setup, String epoch, RegistryState state, RegistryLog log) {
        this.lock = lock;
        this.setup = setup;
        this.epoch = epoch;
        this.state = state;
        this.log = log;
    }

    // ---- opening

    /** Where the registry of a data directory is. */
    public static Storage storage(Path data) {
        return new DirectoryStorage(data.resolve("registry"));
    }

    /** Locks, recovers, sets aside what is damaged. */
    public static Opening open(RegistrySetup setup) {
        Storage storage = setup.storage();
        try {
            return switch (storage.lock()) {
                case Locking.HeldBy(String owner) -> new Opening.Refused("the registry in " + storage.place() + " is in use by process "
                        + owner + ": only one agent at a time can run on a data directory");
                case Locking.Obtained(Closeable lock) -> open(setup, lock);
            };
        } catch (IOException failure) {
            return new Opening.Refused("the registry in " + storage.place() + " cannot be used: " + failure.getMessage());
        }
    }

    private static Opening open(RegistrySetup setup, Closeable lock) throws IOException {
        Opening opening = null;
        try {
            opening = recover(setup, lock);
            return opening;
        } finally {
            if (!(opening instanceof Opening.Opened)) {
                lock.close();
            }
        }
    }

    private static Opening recover(RegistrySetup setup, Closeable lock) throws IOException {
        Storage storage = setup.storage();
        Repair repair = new Repair(storage);
        return switch (Replayer.replay(storage)) {
            case Replay.Newer(String file) -> new Opening.Refused(newer(storage, file));
            case Replay.Absent absent -> born(setup, lock, 0, new Recovery(Origin.BORN, List.of()));
            case Replay.Lost lost -> born(setup, lock, lost.highest(), repair.moveAside(lost));
            case Replay.Known known -> {
                Recovery recovery = repair.copyAside(known);
                RegistryLog log = RegistryLog.after(storage, known, setup.compactBytes());
                yield new Opening.Opened(new Registry(lock, setup, known.epoch(), known.state(), log), recovery);
            }
        };
    }

    private static Opening born(RegistrySetup setup, Closeable lock, long highest, Recovery recovery) throws IOException {
        String epoch = epoch(setup.random());
        RegistryLog log = RegistryLog.born(setup.storage(), epoch, highest, setup.compactBytes());
        return new Opening.Opened(new Registry(lock, setup, epoch, new RegistryState(1), log), recovery);
    }

    /** 40 random bits in the digits 0-9 and a-v. */
    private static String epoch(RandomGenerator random) {
        String digits = Long.toString(random.nextLong() >>> 24, 32);
        return "0".repeat(8 - digits.length()) + digits;
    }

    static String newer(Storage storage, String file) {
        return "the registry in " + storage.place() + " was written by a newer version of Tailrace (" + file + "; this version reads "
                + FileHeader.VERSION + "): install that version again, or give this one another data directory";
    }

    /**
     * Forgets every entry of that name, as it is or as it is shown, tombstones included, while no agent runs: the next one meets the source as a new one.
     * For {@code tailrace registry forget}.
     */
    public static Forgetting forget(RegistrySetup setup, String name) {
        if (RegistryView.of(setup.storage()) instanceof RegistryView.Absent) {
            return new Forgetting.Forgotten(List.of());
        }
        return switch (open(setup)) {
            case Opening.Refused(String reason) -> new Forgetting.Refused(reason);
            case Opening.Opened(Registry registry, Recovery recovery) -> {
                try (registry) {
                    yield new Forgetting.Forgotten(registry.forget(name));
                } catch (IOException failure) {
                    yield new Forgetting.Refused("cannot forget " + name + ": " + failure.getMessage());
                }
            }
        };
    }

    private List<Entry> forget(String name) throws IOException {
        List<Entry> forgotten = state.entries().stream().filter(entry -> entry.name().equals(name) || Printable.line(entry.name()).equals(name)).toList();
        forgotten.forEach(entry -> change(new Change.Gone(entry.generation())));
        mustSync = true;
        commit();
        return forgotten;
    }

    /**
     * Remembers sources as another agent left them, while no agent runs on this registry. What an input knows already by the same identity stays
     * as it is. For {@code tailrace registry takeover}.
     *
     * @param left their {@code generation} is ignored
     */
    public static Adopting adopt(RegistrySetup setup, List<Entry> left) {
        return switch (open(setup)) {
            case Opening.Refused(String reason) -> new Adopting.Refused(reason);
            case Opening.Opened(Registry registry, Recovery recovery) -> {
                try (registry) {
                    yield registry.adopt(left);
                } catch (IOException failure) {
                    yield new Adopting.Refused("the positions cannot be kept: " + failure.getMessage());
                }
            }
        };
    }

    private Adopting.Adopted adopt(List<Entry> left) throws IOException {
        List<Entry> taken = new ArrayList<>();
        List<Entry> known = new ArrayList<>();
        for (Entry entry : left) {
            Optional<Entry> before =
                    state.entries(entry.input()).stream().filter(each -> each.identity().equals(entry.identity())).findFirst();
            if (before.isEmpty()) {
                give(entry);
                taken.add(entry);
            } else {
                known.add(before.get());
            }
        }
        commit();
        return new Adopting.Adopted(List.copyOf(taken), List.copyOf(known));
    }

    // ---- what is remembered

    /** Eight characters of base32 (0-9, a-v): part of every event id, another one after a lost registry. */
    public String epoch() {
        return epoch;
    }

    /** All entries of an input, tombstones included, by generation. */
    public List<Entry> entries(String input) {
        return state.entries(input);
    }

    /** What an output committed, the latest value of each key. */
    public Map<String, String> marks(String output) {
        return state.marks(output);
    }

    RegistryState state() {
        return state;
    }

    RegistrySetup setup() {
        return setup;
    }

    RegistryStatus status(String trouble) {
        return new RegistryStatus(trouble, state.size(), state.tombstones(), log.length(), groups);
    }

    // ---- changing it

    /** Changes the state at once and puts the change into the group that {@link #commit} writes. */
    void change(Change change) {
        state.apply(change);
        group.add(change);
    }

    /** A new generation of what {@code born} tells; the group is forced to the disk whatever the policy. */
    long give(Entry born) {
        long generation = state.next();
        change(new Change.Kept(born.numbered(generation, setup.clock().epochMillis())));
        mustSync = true;
        return generation;
    }

    /** The next group, and all before it, is forced to the disk whatever the policy. */
    void mustSync() {
        mustSync = true;
    }

    /** Bytes of the group to be written. */
    int groupBytes() {
        return group.size();
    }

    /** Writes the group and forces it as the policy has it. After a failure the state is ahead of the files, and this is to be called again. */
    void commit() throws IOException {
        if (log.needsRestart()) {
            log.restart(state);
            group.clear();
        }
        if (!group.isEmpty()) {
            log.append(group);
            group.clear();
            groups++;
        }
        if ((mustSync || setup.sync() == SyncPolicy.BATCH) && log.hasUnsynced()) {
            log.sync();
        }
        mustSync = false;
    }

    /** Forces what the policy left unforced. After a failure, {@link #commit} is to be called. */
    void sync() throws IOException {
        if (log.hasUnsynced()) {
            log.sync();
        }
    }

    boolean hasUnsynced() {
        return log.hasUnsynced();
    }

    /** True if a sync failed and {@link #commit} has to start over with new files. */
    boolean needsCommit() {
        return log.needsRestart();
    }

    boolean wantsCompaction() {
        return log.wantsCompaction();
    }

    /** One slice of a compaction; only between groups. */
    void compact() throws IOException {
        log.compact(state);
    }

    /** Closes the files as they are and gives the lock back. */
    @Override
    public void close() throws IOException {
        try (lock) {
            log.close();
        }
    }
}
