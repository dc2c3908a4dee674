package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimFilesContract {
    private abstract static class OnSimFiles extends FilesContract {
        final SimFiles files;

        OnSimFiles(SimFiles.System system) {
            files = new SimFiles(system, new SimClock());
            files.directory("/logs");
        }

        @Override
        Disk disk() {
            return files;
        }

        @Override
        String path(String name) {
            return "/logs/" + name;
        }

        @Override
        String directory() {
            return "/logs";
        }

        @Override
        void append(String name, String text) {
            SimFiles.Writer writer = files.writer(path(name));
            writer.append(text);
            writer.close();
        }

        @Override
        void rename(String from, String to) {
            assertThat(files.rename(path(from), path(to))).isTrue();
        }

        @Override
        void delete(String name) {
            files.delete(path(name));
        }

        @Override
        void truncate(String name, int length) {
            files.truncate(path(name), length);
        }

        DiskFile held(String name) {
            return ((Disk.Opening.Opened) files.open(path(name))).file();
        }
    }

    @Nested
    class OnPosix extends OnSimFiles {
        OnPosix() {
            super(SimFiles.System.POSIX);
        }

        @Test
        void anIndexIsGivenAgainOnceNobodyHoldsItsFile() {
            append("a", "1");
            FileKey key;
            try (DiskFile file = held("a")) {
                key = file.key();
                delete("a");
                append("b", "2");
                assertThat(held("b").key()).isNotEqualTo(key);
            }
            append("c", "3");
            assertThat(held("c").key()).isEqualTo(key);
        }

        @Test
        void faultsComeAsValues() {
            append("a", "1");
            files.unreadable(path("a"), true);
            assertThat(files.open(path("a")))
                    .isInstanceOfSatisfying(
                            Disk.Opening.Refused.class,
                            refused -> assertThat(refused.fault().kind()).isEqualTo(Fault.Kind.DENIED));
            files.unreadable(path("a"), false);
            files.mostOpen(0);
            assertThat(files.open(path("a")))
                    .isInstanceOfSatisfying(
                            Disk.Opening.Refused.class,
                            refused -> assertThat(refused.fault().kind()).isEqualTo(Fault.Kind.TOO_MANY_OPEN));
        }
    }

    @Nested
    class OnWindows extends OnSimFiles {
        OnWindows() {
            super(SimFiles.System.WINDOWS);
        }

        @Test
        void aDeletedFileBlocksItsNameWhileItIsHeld() {
            append("a", "1");
            try (DiskFile file = held("a")) {
                delete("a");
                assertThat(files.writer(path("a"))).isNull();
                assertThat(files.look(path("a"), true)).isInstanceOf(Disk.Look.Failed.class);
            }
            append("a", "2");
            assertThat(files.text(path("a"))).isEqualTo("2");
        }
    }
}
