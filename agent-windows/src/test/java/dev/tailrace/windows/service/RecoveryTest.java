package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Winsvc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "uses Windows' own structures")
class RecoveryTest {
    @Test
    void aKilledServiceIsBackAfter5Then15Then30Seconds() {
        assertThat(Recovery.actions()).allMatch(action -> action.type == Winsvc.SC_ACTION_RESTART);
        assertThat(Recovery.actions()).extracting(action -> action.delay).containsExactly(5_000, 15_000, 30_000);
    }
}
