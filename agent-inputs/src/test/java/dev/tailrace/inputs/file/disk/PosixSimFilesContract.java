package dev.tailrace.inputs.file.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.sim.SimFiles;
import org.junit.jupiter.api.Test;

class PosixSimFilesContract extends SimFilesContract {
    PosixSimFilesContract() {
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
