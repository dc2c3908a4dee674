package dev.tailrace.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.fuzz.Scratch;
import dev.tailrace.core.platform.PosixPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever lies where the keystore or its key should: the secrets, or a message without any of them. */
public final class SecretStoreProperties {
    private static final String SECRET = "s3cret-value";
    private static final byte[] STORE;
    private static final byte[] KEY;

    static {
        try (Scratch scratch = new Scratch()) {
            Path folder = scratch.folder("good");
            new SecretStore(folder, new PosixPlatform()).put("NAME", SECRET);
            STORE = Files.readAllBytes(folder.resolve("secrets.p12"));
            KEY = Files.readAllBytes(folder.resolve("secrets.key"));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try (Scratch scratch = new Scratch()) {
            for (String victim : new String[] {"secrets.p12", "secrets.key"}) {
                Path folder = scratch.folder(victim);
                Files.write(folder.resolve("secrets.p12"), STORE);
                Files.write(folder.resolve("secrets.key"), KEY);
                Files.write(folder.resolve(victim), input);
                for (String name : new String[] {"secrets.p12", "secrets.key"}) {
                    Files.setPosixFilePermissions(folder.resolve(name), Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
                }
                try {
                    SecretStore store = new SecretStore(folder, new PosixPlatform());
                    store.names();
                    assertThat(store.find("NAME")).isIn(Optional.empty(), Optional.of(SECRET));
                } catch (IOException told) {
                    assertThat(told.getMessage()).isNotBlank().doesNotContain(SECRET);
                }
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes of files are Linux's")
    void damagedKeystoreIsRefused() {
        Campaign.of(SecretStoreProperties.class, STORE, KEY).against(SecretStoreProperties::fuzzerTestOneInput, 40);
    }
}
