package dev.tailrace.windows.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.OpenFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key a file has, whatever its volume tells of it; and how it is opened. */
class FileKeysTest {
    private static final Path LOG = Path.of("access.log");

    private final FakeVolume volume = new FakeVolume();
    private final WindowsFiles files = new WindowsFiles(() -> volume);

    private FileKey opened() throws IOException {
        try (OpenFile file = files.open(LOG)) {
            return file.key();
        }
    }

    @Test
    void allOf128BitsAndTheVolumesWholeSerialAreTheKey() throws IOException {
        assertThat(files.key(LOG)).isEqualTo(new FileKey(0x1234_5678_CAFE_0001L, 7, 5)).isEqualTo(opened()).isEqualTo(files.look(LOG, true).key());
        assertThat(files.key(LOG).isStable()).isTrue();
        volume.id = new long[] {8, 5};
        assertThat(files.key(LOG)).as("ReFS: the same lower half is not the same file").isNotEqualTo(new FileKey(0x1234_5678_CAFE_0001L, 7, 5));
    }

    @Test
    void whereThereAreOnly64BitsTheyAreTheKey() throws IOException {
        volume.id = null;

        assertThat(files.key(LOG)).isEqualTo(new FileKey(0xCAFE_0001L, 0, 0xA_0000_0005L)).isEqualTo(opened());
        assertThat(files.key(LOG).isStable()).isTrue();
    }

    @Test
    void onAShareNoKeyLasts() throws IOException {
        volume.shared = true;
        assertThat(files.key(LOG).isStable()).isFalse();
        assertThat(files.look(LOG, true).key().isStable()).isFalse();

        volume.id = null;
        assertThat(opened().isStable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAT", "FAT32", "exFAT"})
    void onFatNoKeyLasts(String system) throws IOException {
        volume.system = system;

        assertThat(files.key(LOG).isStable()).isFalse();
        assertThat(opened().isStable()).isFalse();
    }

    @Test
    void zeroIsNoKey() throws IOException {
        volume.id = new long[] {0, 0};

        assertThat(files.key(LOG).isStable()).isFalse();
    }

    @Test
    void everyOpeningSharesReadingWritingAndDeletingAndMakesNothing() throws IOException {
        files.key(LOG);
        files.look(LOG, false);
        opened();

        assertThat(volume.asked)
                .containsExactly(
                        "access 80, shares 7, disposition 3", "access 80, shares 7, disposition 3", "access 80000000, shares 7, disposition 3");
        assertThat(volume.open).isZero();
    }

    @Test
    void deletionThatIsPendingShowsOnTheHandleAndRefusesWhoeverComesAfterwards() throws IOException {
        try (OpenFile file = files.open(LOG)) {
            assertThat(file.isDeletePending()).isFalse();
            volume.deletePending = true;

            assertThat(file.isDeletePending()).isTrue();
            assertThatThrownBy(() -> files.open(LOG)).isInstanceOf(AccessDeniedException.class).hasMessageContaining("it was deleted");
            assertThatThrownBy(() -> files.look(LOG, true)).isInstanceOf(AccessDeniedException.class);
            assertThat(volume.open).as("handles of those who were refused").isOne();
        }
        assertThat(volume.open).isZero();
    }

    /** Anybody may make a junction, and one may lead to its own folder: what leads elsewhere is a link, what is only kept otherwise is not. */
    @Test
    void junctionsAndSymbolicLinksAreLinksAndOtherReparsePointsAreNot() throws IOException {
        int directory = 0x10;
        int reparsePoint = 0x400;
        volume.attributes = directory | reparsePoint;
        volume.tag = 0xA0000003;
        assertThat(files.look(LOG, false).type()).as("a junction").isEqualTo(FileStat.Type.LINK);
        volume.tag = 0xA000000C;
        assertThat(files.look(LOG, false).type()).as("a symbolic link to a folder").isEqualTo(FileStat.Type.LINK);
        volume.attributes = reparsePoint;
        assertThat(files.look(LOG, false).type()).as("one to a file").isEqualTo(FileStat.Type.LINK);
        volume.tag = 0x80000013;
        assertThat(files.look(LOG, false).type()).as("a deduplicated file").isEqualTo(FileStat.Type.FILE);
    }
}
