package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.sim.SimFiles;
import org.junit.jupiter.api.Test;

class WindowsSimFilesContract extends SimFilesContract {
    WindowsSimFilesContract() {
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
