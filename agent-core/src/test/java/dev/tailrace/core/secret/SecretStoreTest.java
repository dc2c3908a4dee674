package dev.tailrace.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.config.Secrets.Found;
import dev.tailrace.core.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    @TempDir
    Path folder;

    private SecretStore store() {
        return new SecretStore(folder, Platform.current());
    }

    @Test
    void aSecretComesBackAsItWasGiven() throws IOException {
        store().put("ES_KEY", "s3cr3t: 密钥 \"#'");
        store().put("es_key", "another");
        assertThat(store().find("ES_KEY")).contains("s3cr3t: 密钥 \"#'");
        assertThat(store().find("es_key")).contains("another");
        assertThat(store().find("Es_Key")).isEmpty();
        assertThat(store().names()).containsExactly("ES_KEY", "es_key");
        store().put("ES_KEY", "new");
        assertThat(store().find("ES_KEY")).contains("new");
        assertThat(store().remove("ES_KEY")).isTrue();
        assertThat(store().remove("ES_KEY")).isFalse();
        assertThat(store().names()).containsExactly("es_key");
    }

    @Test
    void noFileShowsIt() throws IOException {
        store().put("ES_KEY", "very-secret-value");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("very-secret-value");
            }
        }
        assertThat(new StoredSecrets(store()).find("ES_KEY").toString()).doesNotContain("very-secret-value");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are access lists there")
    void onlyItsOwnerMayReadIt() throws IOException {
        store().put("A", "x");
        store().put("B", "y");
        for (String name : List.of("secrets.p12", "secrets.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).as(name).isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are access lists there")
    void oneThatOthersCanReadIsRefusedAndSaysWhatToDo() throws IOException {
        store().put("A", "x");
        for (String name : List.of("secrets.p12", "secrets.key")) {
            for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
                Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
                assertThatThrownBy(() -> store().find("A"))
                        .as("%s %s", name, mode)
                        .hasMessageContaining(name + " can be used by others than its owner (" + mode + ")")
                        .hasMessageContaining("chmod 600 ");
                assertThat(((Found.Absent) new StoredSecrets(store()).find("A")).reason()).contains("chmod 600");
            }
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        Files.setPosixFilePermissions(folder.resolve("secrets.p12"), PosixFilePermissions.fromString("r--------"));
        assertThat(store().find("A")).contains("x");
    }

    @Test
    void aDamagedOneIsToldWithItsPath() throws IOException {
        store().put("A", "x");
        Files.writeString(folder.resolve("secrets.p12"), "damaged");
        assertThatThrownBy(() -> store().names()).isInstanceOf(IOException.class);
        assertThat(new StoredSecrets(store()).find("A")).isInstanceOf(Found.Absent.class);
    }

    @Test
    void whatIsMissingSaysHowToAddIt() throws IOException {
        assertThat(((Found.Absent) new StoredSecrets(store()).find("ES_KEY")).reason()).contains("there is no keystore", "tailrace secret set ES_KEY");
        store().put("ES_KEY", "x");
        assertThat(((Found.Absent) new StoredSecrets(store()).find("ES_KAY")).reason()).contains("did you mean 'ES_KEY'?");
        assertThat(new StoredSecrets(store()).find("ES_KEY")).isEqualTo(new Found.Value("x"));
    }
}
