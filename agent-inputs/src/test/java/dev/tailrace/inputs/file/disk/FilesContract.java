package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What every disk does. Subclasses say how its files are changed. */
abstract class FilesContract {
    abstract Disk disk();

    /** The path of a name in the directory under test. */
    abstract String path(String name);

    abstract String directory();

    abstract void append(String name, String text);

    abstract void rename(String from, String to);

    abstract void delete(String name);

    abstract void truncate(String name, int length);

    /** Copies a file to a new one, as {@code cp} does. */
    abstract void copy(String from, String to);

    /** Renames a file onto a name that is taken; false if the system refuses. */
    abstract boolean renameOver(String from, String to);

    /** A writer that keeps its file open for appending. */
    abstract Writing writer(String name);

    /** What a writer does with the file that it holds. */
    interface Writing extends AutoCloseable {
        void append(String text);

        @Override
        void close();
    }

    private DiskFile open(String name) {
        Disk.Opening opening = disk().open(path(name));
        assertThat(opening).isInstanceOf(Disk.Opening.Opened.class);
        return ((Disk.Opening.Opened) opening).file();
    }

    private FileStat stat(String name) {
        Disk.Look look = disk().look(path(name), false);
        assertThat(look).isInstanceOf(Disk.Look.Found.class);
        return ((Disk.Look.Found) look).stat();
    }

    private FileKey key(String name) {
        return stat(name).key();
    }

    private static String read(DiskFile file, long offset) {
        StringBuilder text = new StringBuilder();
        byte[] piece = new byte[7];
        for (int got = file.read(offset, piece, 0, 7); got != DiskFile.END; got = file.read(offset + text.length(), piece, 0, 7)) {
            assertThat(got).isPositive();
            text.append(new String(piece, 0, got, StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    private List<String> names(int most) {
        List<String> names = new ArrayList<>();
        try (Disk.Names listing = ((Disk.Listing.Started) disk().list(directory())).names()) {
            while (listing.next(names, most)) {
                assertThat(names.size() % most).isZero();
            }
            assertThat(listing.fault()).isNull();
        }
        return names;
    }

    @Test
    void whatIsNotThereIsAbsentForEveryQuestion() {
        assertThat(disk().look(path("a"), true)).isInstanceOf(Disk.Look.Absent.class);
        assertThat(disk().open(path("a"))).isInstanceOf(Disk.Opening.Absent.class);
        assertThat(disk().list(path("a"))).isInstanceOf(Disk.Listing.Absent.class);
    }

    @Test
    void aFileIsNoDirectory() {
        append("a", "1\n");
        assertThat(disk().list(path("a"))).isInstanceOf(Disk.Listing.Absent.class);
        assertThat(disk().look(path("a") + "/b", true)).isInstanceOf(Disk.Look.Absent.class);
        assertThat(disk().open(path("a") + "/b")).isInstanceOf(Disk.Opening.Absent.class);
    }

    @Test
    void aListingGivesEachNameOnceInPieces() {
        for (int i = 0; i < 10; i++) {
            append("f" + i, "x");
        }
        assertThat(names(3)).containsExactlyInAnyOrder("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9");
        assertThat(names(100)).hasSize(10);
    }

    @Test
    void aLookTellsTypeSizeAndKey() {
        append("a", "12345");
        append("b", "1");
        assertThat(stat("a").type()).isEqualTo(FileStat.Type.FILE);
        assertThat(stat("a").size()).isEqualTo(5);
        assertThat(key("a")).isEqualTo(key("a")).isNotEqualTo(key("b"));
        assertThat(key("a").isStable()).isTrue();
        assertThat(disk().look(directory(), true))
                .isInstanceOfSatisfying(
                        Disk.Look.Found.class, found -> assertThat(found.stat().type()).isEqualTo(FileStat.Type.DIRECTORY));
    }

    @Test
    void anOpenFileSeesWhatIsAppendedAndTellsItsEnd() {
        append("a", "one\n");
        try (DiskFile file = open("a")) {
            assertThat(file.key()).isEqualTo(key("a"));
            assertThat(read(file, 0)).isEqualTo("one\n");
            assertThat(file.read(4, new byte[1], 0, 1)).isEqualTo(DiskFile.END);
            assertThat(file.read(400, new byte[1], 0, 1)).isEqualTo(DiskFile.END);
            append("a", "two\n");
            assertThat(file.size()).isEqualTo(8);
            assertThat(read(file, 2)).isEqualTo("e\ntwo\n");
        }
    }

    @Test
    void renamingKeepsTheKeyAndTheOpenFile() {
        append("a", "one\n");
        FileKey key = key("a");
        try (DiskFile file = open("a")) {
            rename("a", "a.1");
            append("a", "another\n");
            append("a.1", "two\n");
            assertThat(key("a.1")).isEqualTo(key);
            assertThat(key("a")).isNotEqualTo(key);
            assertThat(read(file, 0)).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "tailrace.wine", matches = "true", disabledReason = "Wine shows a deleted file as if it stood there")
    void aDeletedFileThatIsOpenCanBeReadToItsEnd() {
        append("a", "one\n");
        try (DiskFile file = open("a")) {
            delete("a");
            assertThat(disk().look(path("a"), true)).isNotInstanceOf(Disk.Look.Found.class);
            assertThat(disk().open(path("a"))).isNotInstanceOf(Disk.Opening.Opened.class);
            assertThat(read(file, 0)).isEqualTo("one\n");
        }
        assertThat(names(10)).isEmpty();
    }

    @Test
    void truncationKeepsTheKeyAndShowsOnTheOpenFile() {
        append("a", "one\ntwo\n");
        FileKey key = key("a");
        try (DiskFile file = open("a")) {
            truncate("a", 4);
            assertThat(file.size()).isEqualTo(4);
            assertThat(file.read(4, new byte[4], 0, 4)).isEqualTo(DiskFile.END);
            truncate("a", 0);
            append("a", "three\n");
            assertThat(key("a")).isEqualTo(key);
            assertThat(read(file, 0)).isEqualTo("three\n");
        }
    }

    @Test
    void aWriterGoesOnInItsFileAfterARename() {
        try (Writing writer = writer("a")) {
            writer.append("one\n");
            rename("a", "a.1");
            writer.append("two\n");
            append("a", "another\n");
            try (DiskFile file = open("a.1")) {
                assertThat(read(file, 0)).isEqualTo("one\ntwo\n");
            }
        }
    }

    @Test
    void aWriterThatAppendsGoesOnAtTheNewEndAfterCopyAndTruncation() {
        try (Writing writer = writer("a")) {
            writer.append("one\ntwo\n");
            copy("a", "a.1");
            truncate("a", 0);
            writer.append("three\n");
            try (DiskFile file = open("a");
                    DiskFile copied = open("a.1")) {
                assertThat(read(file, 0)).isEqualTo("three\n");
                assertThat(read(copied, 0)).isEqualTo("one\ntwo\n");
                assertThat(copied.key()).isNotEqualTo(file.key());
            }
        }
    }

    @Test
    void renamingOverAFileReplacesItsNameButNotWhatIsHeldOfIt() {
        append("a", "one\n");
        append("b", "other\n");
        FileKey a = key("a");
        FileKey b = key("b");
        try (DiskFile held = open("b")) {
            boolean renamed = renameOver("a", "b");
            assertThat(key("b")).isEqualTo(renamed ? a : b);
            assertThat(disk().look(path("a"), false) instanceof Disk.Look.Absent).isEqualTo(renamed);
            assertThat(held.key()).isEqualTo(b);
            assertThat(read(held, 0)).isEqualTo("other\n");
        }
        assertThat(names(10)).hasSize(disk().look(path("a"), false) instanceof Disk.Look.Absent ? 1 : 2);
    }

    @Test
    void noNewFileHasTheKeyOfOneThatStandsOrIsHeld() {
        append("a", "one\n");
        List<FileKey> keys = new ArrayList<>(List.of(key("a")));
        try (DiskFile held = open("a")) {
            delete("a");
            for (int i = 0; i < 30; i++) {
                append("b" + i, "x");
                keys.add(key("b" + i));
            }
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(read(held, 0)).isEqualTo("one\n");
        }
    }

    @Test
    void readingAFileThatGrowsGivesEachByteOnceAndNothingBeyondItsEnd() {
        byte[] piece = new byte[5];
        StringBuilder read = new StringBuilder();
        StringBuilder written = new StringBuilder();
        try (Writing writer = writer("a");
                DiskFile file = open("a")) {
            for (int i = 0; i < 50; i++) {
                writer.append(i + "\n");
                written.append(i).append('\n');
                int got = file.read(read.length(), piece, 0, piece.length);
                assertThat(got).isBetween(1, piece.length);
                read.append(new String(piece, 0, got, StandardCharsets.US_ASCII));
                assertThat(written.toString()).startsWith(read.toString());
                assertThat(file.size()).isEqualTo(written.length());
            }
            assertThat(read + read(file, read.length())).isEqualTo(written.toString());
        }
    }
}
