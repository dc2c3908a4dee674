package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;

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

    DiskFile held(String name) {
        return ((Disk.Opening.Opened) files.open(path(name))).file();
    }
}
