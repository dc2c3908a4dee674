package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.tailrace.core.platform.SystemLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "asks Windows itself")
class EventSourceTest {
    private static final String SOURCE = "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\Tailrace";

    @Test
    void sourceComesAndGoesWithTheService() {
        EventSource.register();
        assertThat(Advapi32Util.registryGetIntValue(WinReg.HKEY_LOCAL_MACHINE, SOURCE, "TypesSupported")).isEqualTo(7);
        EventSource.remove();
        assertThat(Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, SOURCE)).isFalse();
    }

    @Test
    void entriesOfAnyLengthAndKindAreTaken() {
        for (SystemLog.Kind kind : SystemLog.Kind.values()) {
            assertThatCode(() -> new EventSource().tell(kind, "输出中断 ".repeat(10_000))).doesNotThrowAnyException();
        }
    }
}
