package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCommandTest {
    @ParameterizedTest
    @CsvSource({
        "start, systemctl start tailrace",
        "stop, systemctl stop tailrace",
        "status, systemctl status tailrace",
        "uninstall, systemctl disable --now tailrace"
    })
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are services of Windows' own there")
    void onLinuxItSaysWhatSystemdDoes(String action, String command) {
        CapturedTerminal terminal = new CapturedTerminal();

        assertThat(terminal.run("service", action)).isEqualTo(ExitStatus.FAILED);
        assertThat(terminal.err()).singleElement().asString().contains(command);
    }
}
