package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The list of rights, read back as Windows has it. Wine keeps of it what fits into the mode of a file: system, owner, everyone. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "asks Windows itself")
class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void whatEveryUserMightDoIsTakenAway() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path configuration = Files.writeString(data.resolve("tailrace.yml"), "inputs: []");
        assertThat(rights(data)).anyMatch(DataDirectoryTest::isForAll);

        DataDirectory.grant(data, Optional.empty());

        for (Path path : List.of(data, configuration, data.resolve("logs"))) {
            assertThat(rights(path)).noneMatch(DataDirectoryTest::isForAll).anyMatch(entry -> entry.principal().getName().endsWith("SYSTEM")
                    && entry.permissions().contains(AclEntryPermission.WRITE_DATA));
        }
    }

    @Test
    void theServicesAccountMayUseIt() throws IOException {
        DataDirectory.grant(folder, Optional.of("NT AUTHORITY\\LocalService"));
        DataDirectory.grant(folder, Optional.of("NT SERVICE\\Tailrace"));

        assertThat(Files.writeString(folder.resolve("a"), "kept")).hasContent("kept");
    }

    @Test
    void anAccountThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> DataDirectory.grant(folder, Optional.of("nobody-of-that-name")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody-of-that-name");
    }

    private static boolean isForAll(AclEntry entry) {
        return entry.principal().getName().endsWith("Everyone") || entry.principal().getName().endsWith("Users");
    }

    private static List<AclEntry> rights(Path path) throws IOException {
        return Files.getFileAttributeView(path, AclFileAttributeView.class).getAcl();
    }
}
