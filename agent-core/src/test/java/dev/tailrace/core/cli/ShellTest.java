package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion in a real bash, and the manual page through a real groff. */
class ShellTest {
    @TempDir
    Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    private Path written(String... command) throws IOException {
        assertThat(terminal.run(command)).isEqualTo(ExitStatus.DONE);
        return Files.write(folder.resolve(command[0]), terminal.out());
    }

    private static boolean isHere(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.strip();
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "bash is tried where it is at home")
    @CsvSource(delimiter = '|', value = {
        "re | registry reference",
        "registry '' | list forget export takeover",
        "registry tak | takeover",
        "run --o | --once",
        "completion '' | bash powershell",
        "secret '' | set list remove",
        "chec | check"
    })
    void bashCompletesCommandsAndOptions(String typed, String offered) throws IOException, InterruptedException {
        assumeTrue(isHere("bash"), "there is no bash");
        Path script = written("completion", "bash");
        String asked = said("bash", "-c", """
                source "$1"
                function="$(complete -p tailrace | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
                eval "COMP_WORDS=(tailrace $2)"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="tailrace $2"
                COMP_POINT=${#COMP_LINE}
                "$function" 2>/dev/null && echo "${COMPREPLY[*]}"
                """, "bash", script.toString(), typed);
        assertThat(asked).isEqualTo(offered);
    }

    @Test
    void powershellHasTheSameWords() throws IOException {
        List<String> script = Files.readAllLines(written("completion", "powershell"));
        assertThat(script.getFirst()).startsWith("Register-ArgumentCompleter -Native -CommandName tailrace");
        assertThat(script).anyMatch(line -> line.contains("'registry' = @('list', 'forget', 'export', 'takeover', '-h', '--help')"));
        assertThat(script).anyMatch(line -> line.contains("'run' = @(") && line.contains("'--once'"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no manual pages")
    void theManualPageIsGoodRoffAndNamesAllCommands() throws IOException, InterruptedException {
        assumeTrue(isHere("groff"), "there is no groff");
        Path page = written("manual");
        assertThat(said("groff", "-ww", "-man", "-z", page.toString())).as("warnings").isEmpty();
        String read = said("groff", "-man", "-Tascii", "-P-cbou", page.toString());
        assertThat(read).contains("tailrace run -c FILE [options]", "tailrace registry takeover -c FILE [options] DIR", "tailrace secret set [options] NAME",
                "EXIT STATUS", "/etc/tailrace/tailrace.yml");
    }
}
