package dev.tailrace.windows.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "asks Windows itself")
class MachineSecretsTest {
    private static final byte[] SECRET = "geheim 密碼".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsProtectedIsNotReadableAndComesBack() throws IOException {
        byte[] guarded = MachineSecrets.protect(SECRET);

        assertThat(new String(guarded, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(MachineSecrets.unprotect(guarded)).isEqualTo(SECRET);
    }

    @Test
    @DisabledIfSystemProperty(named = "tailrace.wine", matches = "true", disabledReason = "Wine's protection sees no damage")
    void damageIsToldAndGivesNothing() throws IOException {
        byte[] guarded = MachineSecrets.protect(SECRET);
        guarded[guarded.length / 2] ^= 1;

        assertThatThrownBy(() -> MachineSecrets.unprotect(guarded)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }
}
