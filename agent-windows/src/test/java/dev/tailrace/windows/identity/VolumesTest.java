package dev.tailrace.windows.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumesTest {
    @ParameterizedTest
    @CsvSource({"NTFS, true", "ReFS, true", "CsvFS, true", "UDF, true", "'', true", "FAT, false", "FAT32, false", "exFAT, false", "CDFS, false"})
    void indexesOfSomeFileSystemsDoNotLast(String fileSystem, boolean lasting) {
        assertThat(Volumes.isLasting(fileSystem)).isEqualTo(lasting);
    }
}
