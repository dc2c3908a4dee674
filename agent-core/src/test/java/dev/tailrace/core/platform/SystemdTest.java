package dev.tailrace.core.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SystemdTest {
    @Test
    void whoeverHasTheArchiveIsToldWhereItsUnitIs() {
        assertThatThrownBy(() -> new Systemd().install(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("systemctl enable tailrace")
                .hasMessageContaining("share/systemd/tailrace.service");
    }
}
