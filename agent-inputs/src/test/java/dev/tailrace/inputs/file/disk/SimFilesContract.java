package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import org.junit.jupiter.api.Test;

/** The suite on the simulated disk. */
abstract class SimFilesContract extends FilesContract {
    final SimFiles files;

    SimFilesContract(SimFiles.System system) {
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

    @Override
    void copy(String from, String to) {
        files.copy(path(from), path(to));
    }

    @Override
    boolean renameOver(String from, String to) {
        return files.rename(path(from), path(to));
    }

    @Override
    Writing writer(String name) {
        SimFiles.Writer writer = files.writer(path(name));
        return new Writing() {
            @Override
            public void append(String text) {
                writer.append(text);
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    @Test
    void shortReadsGiveTheSameBytes() {
        files.mostRead(1);
        anOpenFileSeesWhatIsAppendedAndTellsItsEnd();
        delete("a");
        readingAFileThatGrowsGivesEachByteOnceAndNothingBeyondItsEnd();
    }

    DiskFile held(String name) {
        return ((Disk.Opening.Opened) files.open(path(name))).file();
    }
}
