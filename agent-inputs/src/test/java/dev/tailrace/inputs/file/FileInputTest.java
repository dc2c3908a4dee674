package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.Memory;
import dev.tailrace.core.input.Outlet;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.NioDisk;
import dev.tailrace.inputs.file.disk.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tail duty on a real disk, turned by hand and without hints: scans and polls find everything. */
class FileInputTest {
    @TempDir
    private Path directory;

    private final SimClock clock = new SimClock();
    private final Registry registry = new Registry();
    private final Out out = new Out();
    private final LockedDisk disk = new LockedDisk(new NioDisk(Platform.current()), new HashSet<>());
    private FileInput input;

    @BeforeEach
    void begin() {
        start("");
    }

    @AfterEach
    void end() {
        input.close();
    }

    @Test
    void newFileIsReadFromItsBeginning() {
        write("a.log", "one\ntwo\n");
        turn();

        assertThat(out.lines).containsExactly("one", "two");
        assertThat(out.spans).extracting(Span::first, Span::end).containsExactly(tuple(0L, 8L));
    }

    @Test
    void onlyFilesThatAGlobMatchesAreRead() {
        write("a.log", "one\n");
        write("a.txt", "other\n");
        turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void startAtTheEndPassesOverWhatStandsThereAtTheVeryFirstStart() {
        write("a.log", "before\n");
        start("start_position: end");
        turn();
        append("a.log", "after\n");
        write("b.log", "born later\n");
        pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactlyInAnyOrder("after", "born later");
    }

    @Test
    void startAtTheEndReadsFilesFromTheirBeginningAtLaterStarts() {
        start("start_position: end");
        turn();
        restart("start_position: end");
        write("a.log", "written while stopped\n");
        turn();

        assertThat(out.lines).containsExactly("written while stopped");
    }

    @Test
    void appendedLinesAreReadOnce() {
        write("a.log", "one\n");
        turn();
        append("a.log", "two\n");
        pass(Duration.ofSeconds(2));

        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void lastLineWaitsForItsEnd() {
        write("a.log", "one\ntw");
        turn();
        pass(Duration.ofMinutes(1));
        assertThat(out.lines).containsExactly("one");

        append("a.log", "o\n");
        pass(Duration.ofMinutes(1));
        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void renamedFileIsReadOnThroughItsHandleAndTheNewOneFromItsBeginning() {
        start("paths: ['" + directory + "/a.log*']");
        write("a.log", "one\n");
        turn();
        move("a.log", "a.log.1");
        append("a.log.1", "two\n");
        write("a.log", "three\n");
        pass(Duration.ofSeconds(30));
        append("a.log.1", "four\n");
        append("a.log", "five\n");
        pass(Duration.ofSeconds(30));

        assertThat(out.linesOf("one")).containsExactly("one", "two", "four");
        assertThat(out.linesOf("three")).containsExactly("three", "five");
        assertThat(out.lines).hasSize(5);
    }

    @Test
    void fileMovedToWhereNoGlobLooksIsReadToItsEnd() {
        write("a.log", "one\n");
        turn();
        append("a.log", "two\n");
        move("a.log", "a.old");
        pass(Duration.ofSeconds(60));

        assertThat(out.lines).containsExactly("one", "two");
        assertThat(registry.entries.values()).singleElement().satisfies(entry -> assertThat(entry.isTombstone()).isTrue());
    }

    @Test
    void truncationReadsAgainFromZeroAsANewGeneration() {
        write("a.log", "first one\nsecond one\n");
        turn();
        write("a.log", "again\n");
        pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactly("first one", "second one", "again");
        assertThat(out.spans).extracting(Span::first).containsExactly(0L, 0L);
        assertThat(out.spans).extracting(span -> span.source().generation()).doesNotHaveDuplicates();
    }

    @Test
    void truncatedFileThatGrewBeyondTheOldPositionIsReadFromZero() {
        write("a.log", "one\n");
        turn();
        write("a.log", "something else\nand more of it\n");
        pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactly("one", "something else", "and more of it");
    }

    @Test
    void restartGoesOnAtTheAcknowledgedOffset() {
        write("a.log", "one\n");
        turn();
        registry.acknowledge(out.spans);
        append("a.log", "two\n");
        pass(Duration.ofSeconds(5));
        restart("");
        turn();

        assertThat(out.lines).as("what was not acknowledged is read again").containsExactly("one", "two", "two");
        assertThat(out.spans.getLast().first()).isEqualTo(4);
        assertThat(out.spans).extracting(span -> span.source().generation()).containsOnly(1L);
    }

    @Test
    void fileRenamedWhileStoppedGoesOnAtItsOffset() {
        start("paths: ['" + directory + "/a.log*']");
        write("a.log", "one\n");
        turn();
        registry.acknowledge(out.spans);
        move("a.log", "a.log.1");
        append("a.log.1", "two\n");
        write("a.log", "three\n");
        restart("paths: ['" + directory + "/a.log*']");
        pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void brokenLinkAndADirectoryOfThatNameStopNobody() throws IOException {
        start("symlinks: true");
        Files.createSymbolicLink(directory.resolve("broken.log"), directory.resolve("nowhere"));
        Files.createSymbolicLink(directory.resolve("circle.log"), directory.resolve("circle.log"));
        Files.createDirectory(directory.resolve("directory.log"));
        write("a.log", "one\n");
        turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void fileThatCannotBeOpenedStopsNobodyAndIsReadOnceItCan() {
        write("a.log", "one\n");
        write("b.log", "two\n");
        disk.denied.add(directory.resolve("a.log").toString());
        turn();
        pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("two");

        disk.denied.clear();
        pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("two", "one");
    }

    @Test
    void directoryThatCannotBeReadIsNotTakenForAnEmptyOne() {
        write("a.log", "one\n");
        turn();
        disk.denied.add(directory.toString());
        pass(Duration.ofMinutes(10));
        assertThat(registry.entries.values()).noneMatch(Entry::isTombstone);

        disk.denied.clear();
        append("a.log", "two\n");
        pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void directoryThatIsNotThereStopsNobody() {
        start("paths: ['" + directory + "/nowhere/*.log', '" + directory + "/*.log']");
        write("a.log", "one\n");
        turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void nothingIsReadWhileThePoolIsDry() {
        out.dry = true;
        write("a.log", "one\n");
        turn();
        pass(Duration.ofMinutes(1));
        assertThat(out.lines).isEmpty();

        out.dry = false;
        turn();
        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void noLineIsShippedBeforeItsGenerationHasANumber() {
        registry.slow = true;
        write("a.log", "one\n");
        turn();
        append("a.log", "two\n");
        pass(Duration.ofSeconds(30));
        assertThat(out.lines).isEmpty();
        assertThat(registry.requests).hasSize(1);

        registry.answer();
        turn();
        assertThat(out.lines).containsExactly("one", "two");
        assertThat(out.spans.getFirst().source().generation()).isEqualTo(1);
    }

    @Test
    void emptyFileIsAFileOnceItHasABytes() {
        write("a.log", "");
        turn();
        assertThat(registry.entries).isEmpty();

        append("a.log", "one\n");
        pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void bookCountsWhatWasHandedOver() {
        write("a.log", "one\ntwo\n");
        turn();

        assertThat(out.tally.balance().read()).isEqualTo(2);
        assertThat(out.tally.balance().bytes()).isEqualTo(8);
    }

    // ---- the agent around it

    private void restart(String settings) {
        registry.restart();
        start(settings);
    }

    private void start(String settings) {
        if (input != null) {
            input.close();
        }
        String paths = settings.contains("paths:") ? "" : "paths: ['" + directory + "/*.log']\n";
        Problems problems = new Problems();
        FileSettings file = FileSettings.of(
                FileSettings.SECTION.bind(Yaml.parse("test.yml", paths + settings + "\n", problems), problems), PathStyle.current());
        assertThat(problems.all()).isEmpty();
        Fields fields = new Fields();
        Source.Template template = new Source.Template(Map.of(), new int[] {fields.intern(FileInputFactory.LOG_FILE_PATH)});
        InputContext context = new InputContext(
                "test", fields, template, out.tally, out, registry, new Signal(), clock, Platform.current(), false);
        input = new FileInput(file, context, disk, () -> Watch.NONE);
    }

    /** Turns the duty until it has nothing to do. */
    private void turn() {
        for (int i = 0; i < 1_000; i++) {
            if (input.work(clock.nanos()) == 0) {
                return;
            }
        }
        throw new AssertionError("it never comes to rest");
    }

    private void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 500) {
            clock.advance(Duration.ofMillis(500));
            turn();
        }
    }

    private void write(String name, String text) {
        store(name, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void append(String name, String text) {
        store(name, text, StandardOpenOption.APPEND);
    }

    private void store(String name, String text, StandardOpenOption... how) {
        try {
            Files.writeString(directory.resolve(name), text, how);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(directory.resolve(from), directory.resolve(to));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The real disk, on which files do not open and directories do not list while they are denied. */
    private record LockedDisk(Disk disk, Set<String> denied) implements Disk {
        @Override
        public Look look(String path, boolean followLinks) {
            return disk.look(path, followLinks);
        }

        @Override
        public Listing list(String path) {
            return denied.contains(path) ? new Listing.Failed(fault("list", path)) : disk.list(path);
        }

        @Override
        public Opening open(String path) {
            return denied.contains(path) ? new Opening.Refused(fault("open", path)) : disk.open(path);
        }

        private static Fault fault(String operation, String path) {
            return new Fault(Fault.Kind.DENIED, operation, path, "permission denied");
        }
    }

    /** An output that takes every batch and keeps its lines. */
    private static final class Out implements Outlet {
        final Tally tally = new Tally();
        final List<String> lines = new ArrayList<>();
        final List<Span> spans = new ArrayList<>();
        final Map<Long, List<String>> byGeneration = new LinkedHashMap<>();
        boolean dry;

        /** Lines of the generation that has this line. */
        List<String> linesOf(String line) {
            return byGeneration.values().stream().filter(each -> each.contains(line)).findFirst().orElse(List.of());
        }

        @Override
        public Batch tryAcquire() {
            return dry ? null : new Batch(64 * 1024);
        }

        @Override
        public void giveBack(Batch batch) {
            assertThat(batch.isEmpty()).isTrue();
        }

        @Override
        public boolean wants(long since, long now) {
            return true;
        }

        @Override
        public long wantsAt(long since) {
            return since;
        }

        @Override
        public void submit(Batch batch) {
            Event event = new Event(new Fields());
            Slice slice = new Slice();
            int at = 0;
            for (Span span : batch.spans()) {
                spans.add(span);
                for (int i = 0; i < span.events() - span.filtered(); i++, at++) {
                    String line = event.at(batch, at).line(slice).toString();
                    lines.add(line);
                    byGeneration.computeIfAbsent(span.source().generation(), number -> new ArrayList<>()).add(line);
                }
            }
            assertThat(at).isEqualTo(batch.count());
        }
    }

    /** A registry that answers at once, or when it is told to. */
    private static final class Registry implements Memory {
        final Map<Long, Entry> entries = new LinkedHashMap<>();
        final List<Runnable> requests = new ArrayList<>();
        boolean slow;
        private long last;
        private List<Entry> remembered = List.of();

        void restart() {
            remembered = List.copyOf(entries.values());
        }

        void answer() {
            requests.forEach(Runnable::run);
            requests.clear();
        }

        void acknowledge(List<Span> spans) {
            for (Span span : spans) {
                Entry e = entries.get(span.source().generation());
                put(new Entry(
                        e.generation(), e.input(), e.name(), e.identity(), span.end(), span.guard(), e.note(), e.forgetAt(), e.changedAt()));
            }
        }

        private void put(Entry entry) {
            entries.put(entry.generation(), entry);
        }

        @Override
        public String epoch() {
            return "epoch";
        }

        @Override
        public List<Entry> recall() {
            return remembered;
        }

        @Override
        public void open(Entry born, LongConsumer reply) {
            long number = ++last;
            requests.add(() -> {
                put(new Entry(
                        number, born.input(), born.name(), born.identity(), born.offset(), born.guard(), born.note(), 0, born.changedAt()));
                reply.accept(number);
            });
            if (!slow) {
                answer();
            }
        }

        @Override
        public void describe(long generation, String name, String identity, byte[] note) {
            Entry e = entries.get(generation);
            put(new Entry(generation, e.input(), name, identity, e.offset(), e.guard(), note, e.forgetAt(), e.changedAt()));
        }

        @Override
        public void retire(long generation, long end, long forgetAt) {
            forgetAt(generation, forgetAt);
        }

        @Override
        public void revive(long generation) {
            forgetAt(generation, 0);
        }

        private void forgetAt(long generation, long time) {
            Entry e = entries.get(generation);
            put(new Entry(generation, e.input(), e.name(), e.identity(), e.offset(), e.guard(), e.note(), time, e.changedAt()));
        }
    }
}
