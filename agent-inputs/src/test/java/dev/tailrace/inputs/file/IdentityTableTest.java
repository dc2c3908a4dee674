package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The identity table under each {@code file_identity}: what happens to a file that was read and acknowledged, while the tail turns and while it
 * is stopped; and which lines come then, from where.
 *
 * <p>{@code path} knows no copies: rows 3 to 5 are no more than new files there, and so are renamed ones, which {@code native} knows by their
 * index and {@code fingerprint} as copies of what is gone. An index says nothing to {@code fingerprint} and {@code path}: row 2 is there a broken
 * prefix or guard at the same path.
 */
class IdentityTableTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String READ = "one\ntwo\n";
    private static final String LONGER = "what stands there now is longer than what was read\n";

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*", clock);

    /** A row: what happens, and which lines come then under each identity: {@code NAME@OFFSET LINE}. */
    private enum Row {
        SAME_FILE_GROWN("1", files -> append(files, "a.log", "three\n"), "a.log@8 three"),
        SAME_FILE_UNTOUCHED("1", files -> {}),
        RENAMED("1", files -> files.rename("/logs/a.log", "/logs/a.log.1"), List.of(), List.of(), List.of("a.log.1@0 one", "a.log.1@4 two")),
        RENAMED_AND_ANOTHER_HAS_ITS_NAME(
                "1 and 2",
                files -> {
                    files.rename("/logs/a.log", "/logs/a.log.1");
                    append(files, "a.log", "new\n");
                },
                List.of("a.log@0 new"),
                List.of("a.log@0 new"),
                List.of("a.log@0 new", "a.log.1@0 one", "a.log.1@4 two")),
        CUT_AND_SHORTER(
                "2",
                files -> {
                    files.truncate("/logs/a.log", 0);
                    append(files, "a.log", "new\n");
                },
                "a.log@0 new"),
        CUT_AND_LONGER(
                "2",
                files -> {
                    files.truncate("/logs/a.log", 0);
                    append(files, "a.log", LONGER);
                },
                "a.log@0 " + LONGER.strip()),
        CUT_AND_THE_SAME_START(
                "2",
                files -> {
                    files.truncate("/logs/a.log", 0);
                    append(files, "a.log", "one\nTWO\nthree\n");
                },
                "a.log@0 one",
                "a.log@4 TWO",
                "a.log@8 three"),
        INDEX_REUSED_UNDER_ITS_NAME(
                "2",
                files -> {
                    files.delete("/logs/a.log");
                    append(files, "a.log", LONGER);
                },
                "a.log@0 " + LONGER.strip()),
        INDEX_REUSED_UNDER_ANOTHER_NAME(
                "2",
                files -> {
                    files.delete("/logs/a.log");
                    append(files, "b.log", LONGER);
                },
                "b.log@0 " + LONGER.strip()),
        COPIED_AND_CUT(
                "3 and 2",
                files -> {
                    files.copy("/logs/a.log", "/logs/a.log.1");
                    append(files, "a.log.1", "three\n");
                    files.truncate("/logs/a.log", 0);
                    append(files, "a.log", "new\n");
                },
                List.of("a.log.1@8 three", "a.log@0 new"),
                List.of("a.log.1@8 three", "a.log@0 new"),
                List.of("a.log.1@0 one", "a.log.1@4 two", "a.log.1@8 three", "a.log@0 new")),
        MOVED_TO_ANOTHER_VOLUME(
                "3",
                files -> {
                    files.copy("/logs/a.log", "/away/a.log");
                    files.delete("/logs/a.log");
                    files.writer("/away/a.log").append("three\n");
                },
                List.of("/away/a.log@8 three"),
                List.of("/away/a.log@8 three"),
                List.of("/away/a.log@0 one", "/away/a.log@4 two", "/away/a.log@8 three")),
        COMPRESSED(
                "3",
                files -> {
                    files.compress("/logs/a.log", "/logs/a.log.1.gz", 1);
                    files.delete("/logs/a.log");
                },
                List.of(),
                List.of(),
                List.of("a.log.1.gz@0 one", "a.log.1.gz@4 two")),
        COPY_OF_A_LIVING_FILE(
                "5, then 6",
                files -> files.copy("/logs/a.log", "/logs/b.log"),
                "b.log@0 one",
                "b.log@4 two"),
        COMPRESSED_COPY_OF_A_LIVING_FILE(
                "5",
                files -> files.compress("/logs/a.log", "/logs/a.log.1.gz", 1),
                List.of(),
                List.of(),
                List.of("a.log.1.gz@0 one", "a.log.1.gz@4 two")),
        ANOTHER_FILE("6", files -> append(files, "b.log", "new\n"), "b.log@0 new"),
        ANOTHER_FILE_WITH_THE_SAME_LINES_AND_MORE(
                "6", files -> append(files, "b.log", READ + "three\n"), "b.log@0 one", "b.log@4 two", "b.log@8 three");

        private final String rows;
        private final Consumer<SimFiles> happens;
        private final List<List<String>> expected;

        Row(String rows, Consumer<SimFiles> happens, String... whateverTheIdentity) {
            this(rows, happens, List.of(whateverTheIdentity), List.of(whateverTheIdentity), List.of(whateverTheIdentity));
        }

        Row(String rows, Consumer<SimFiles> happens, List<String> byNative, List<String> byFingerprint, List<String> byPath) {
            this.rows = rows;
            this.happens = happens;
            this.expected = List.of(byNative, byFingerprint, byPath);
        }

        List<String> expected(FileIdentity identity) {
            return expected.get(identity.ordinal());
        }

        @Override
        public String toString() {
            return "row " + rows + ": " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Stream<Arguments> table() {
        return Stream.of(Row.values())
                .flatMap(row -> Stream.of(FileIdentity.values())
                        .flatMap(identity -> Stream.of(Arguments.of(row, identity, true), Arguments.of(row, identity, false))));
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @ParameterizedTest(name = "{0}, {1}, running: {2}")
    @MethodSource("table")
    void linesOfARow(Row row, FileIdentity identity, boolean running) {
        files.directory("/logs");
        files.directory("/away", 1);
        String settings = "paths: ['/logs/*', '/away/*']\nfile_identity: " + identity.name().toLowerCase(Locale.ROOT);
        append(files, "a.log", READ);
        tail.start(settings);
        tail.pass(LONG);
        assertThat(tail.out.lines).containsExactly("one", "two");
        tail.registry.acknowledge(tail.out.spans);
        if (!running) {
            tail.close();
            files.kill();
        }
        row.happens.accept(files);
        if (!running) {
            tail.restart(settings);
        }
        tail.pass(LONG);
        assertThat(came()).containsExactlyInAnyOrderElementsOf(row.expected(identity));
    }

    /** Row 4 takes time: the copy is there, another line is read, and only then the log is cut. */
    @ParameterizedTest
    @MethodSource("identities")
    void linesOfACopyTakenBeforeTheLastLineWasRead(FileIdentity identity) {
        files.directory("/logs");
        append(files, "a.log", READ);
        tail.start("paths: ['/logs/*']\nfile_identity: " + identity.name().toLowerCase(Locale.ROOT));
        tail.pass(LONG);
        files.copy("/logs/a.log", "/logs/a.log.1");
        append(files, "a.log", "three\n");
        tail.pass(Duration.ofSeconds(2));
        tail.registry.acknowledge(tail.out.spans);
        files.truncate("/logs/a.log", 0);
        append(files, "a.log", "new\n");
        tail.pass(LONG);
        List<String> expected = new ArrayList<>(List.of("a.log@8 three", "a.log@0 new"));
        if (identity == FileIdentity.PATH) {
            expected.addAll(List.of("a.log.1@0 one", "a.log.1@4 two"));
        }
        assertThat(came()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The first 2 KiB of many logs are headings: as long as they are alike, each file is one of its own under any identity. */
    @ParameterizedTest
    @MethodSource("identities")
    void filesWithTheSameFirstTwoKibibytesAreDifferentFiles(FileIdentity identity) {
        files.directory("/logs");
        String headings = "#Fields: date time c-ip\n".repeat(90);
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 20; file++) {
            append(files, "site" + file + ".log", headings + "of site " + file + '\n');
            expected.add("site" + file + ".log@" + headings.length() + " of site " + file);
        }
        tail.start("paths: ['/logs/*']\nfile_identity: " + identity.name().toLowerCase(Locale.ROOT));
        tail.pass(LONG);
        assertThat(came(0).stream().filter(line -> !line.contains("#Fields"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<FileIdentity> identities() {
        return Stream.of(FileIdentity.values());
    }

    private List<String> came() {
        return came(2);
    }

    private List<String> came(int known) {
        return tail.out.all.stream()
                .skip(known)
                .map(line -> line.path().replace("/logs/", "") + '@' + line.offset() + ' ' + line.text())
                .toList();
    }

    private static void append(SimFiles files, String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        writer.close();
    }
}
