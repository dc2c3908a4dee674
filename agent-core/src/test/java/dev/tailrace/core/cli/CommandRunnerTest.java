package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRunnerTest {
    private static final String VALID = """
            inputs:
              - {id: first, type: stdin}
              - {id: second, type: stdin, output: archive}
            outputs:
              screen: {type: console}
              archive: {type: file, path: out.ndjson}
            """;

    @TempDir
    Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("t.yml"), yaml).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "chekc -c x | unknown command 'chekc'; did you mean 'check'? (there are: run, check, ",
        "start | unknown command 'start'; the service is the system's: 'systemctl start tailrace'",
        "test config -c x | unknown command 'test'; 'tailrace check -c FILE' looks at a configuration, with --connect",
        "-e -c x | unknown option '-e'; leave it out: what the agent says always goes to stderr, too",
        "run -e -c x | unknown option '-e'; leave it out",
        "-c x | unknown option '-c'; a command comes first: 'tailrace run -c FILE'",
        "run -c x --path.data y | unknown option '--path.data'; the data folder is named by --data DIR",
        "keystore create | unknown command 'keystore'; 'tailrace secret set NAME' keeps a secret",
        "check first.yml | unexpected argument 'first.yml'; a configuration is named by -c: -c first.yml",
        "check --confg x | unknown option '--confg'; did you mean '--config'?",
        "run --onec -c x | unknown option '--onec'; did you mean '--once'?",
        "run --date=x -c x | unknown option '--date'; did you mean '--data'?",
        "check -c x y | unexpected argument 'y'",
        "version now | unexpected argument 'now'",
        "registry lst | unknown command 'lst'; did you mean 'list'? (there are: list, forget, export, takeover)",
        "check | Missing required option: '--config=FILE'",
        "registry forget | Missing required parameter: 'PATH'"
    })
    void wrongUsageNamesTheNearestAndExitsWithTwo(String line, String message) {
        ExitStatus status = terminal.run(line.strip().split(" "));

        assertThat(terminal.err().getFirst()).startsWith("tailrace: " + message);
        assertThat(terminal.err().getLast()).startsWith("Try 'tailrace").endsWith(" --help'.");
        assertThat(terminal.out()).isEmpty();
        assertThat(status).isEqualTo(ExitStatus.WRONG);
    }

    @Test
    void nothingAtAllShowsTheUsageAsAMistake() {
        assertThat(terminal.run()).isEqualTo(ExitStatus.WRONG);
        assertThat(terminal.err()).anyMatch(line -> line.startsWith("Usage: tailrace"));
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void helpIsWhatWasAskedFor() {
        assertThat(terminal.run("--help")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.out()).anyMatch(line -> line.contains("registry")).anyMatch(line -> line.contains("check"));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void helpIsAlsoAWordAndHelpNamesSecretsAsConfigurationsDo() {
        assertThat(terminal.run("help")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.run("help", "run")).isEqualTo(ExitStatus.DONE);
        assertThat(String.join("\n", terminal.out())).contains("${secret:NAME}", "Usage: tailrace run").doesNotContain("null");
    }

    @Test
    void helpOfACommandNamesItsOptions() {
        assertThat(terminal.run("run", "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(String.join("\n", terminal.out())).contains("Usage: tailrace run", "--config=FILE", "--once", "--data=DIR",
                "-E=KEY=VALUE");
    }

    @Test
    void versionNamesVersionJavaAndPlatform() {
        assertThat(terminal.run("version")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.run("--version")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.run("-V")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.out()).hasSize(3).allSatisfy(line -> assertThat(line)
                .matches("tailrace \\d+\\.\\d+\\.\\d+.*, Java 2\\d.*, " + System.getProperty("os.name") + ".*"));
    }

    @Test
    void checkOfAFitConfigurationShowsWhereEventsGo() throws IOException {
        assertThat(terminal.run("check", "-c", file(VALID), "-E", "inputs.0.output=screen")).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.out())
                .containsExactly("ok", "  input first (stdin) -> output screen", "  input second (stdin) -> output archive");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void overridesMayBeRepeatedAndHoldAnything() throws IOException {
        ExitStatus status = terminal.run("check", "-c", file(VALID), "-E", "inputs.0.output=screen", "-E",
                "outputs.screen.pretty=maybe", "-Ename=@x");

        assertThat(status).isEqualTo(ExitStatus.WRONG);
        assertThat(terminal.err())
                .containsExactly(
                        "-E name:1:1: a value that starts with '@' needs single quotes: '@x'",
                        "-E outputs.screen.pretty:1:1: pretty: expected true or false, found 'maybe'",
                        "tailrace: " + folder.resolve("t.yml") + " has 2 errors");
    }

    @Test
    void warningsDoNotMakeAConfigurationUnfit() throws IOException {
        String file = file("alerts: [{rule: attack}]\ninputs: [{id: a, type: stdin}]\noutputs: {screen: {type: console}}\n");

        assertThat(terminal.run("check", "-c", file)).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.err()).containsExactly(file + ":1:17: warning: rule: no input has the processor detect_attacks, so that there will be nothing to warn of");
    }

    @Test
    void runOfAnUnfitConfigurationTouchesNothing() throws IOException {
        Path data = folder.resolve("data");

        assertThat(terminal.run("run", "-c", file("inputs: []\n"), "--data", data.toString())).isEqualTo(ExitStatus.WRONG);
        assertThat(data).doesNotExist();
    }

    @Test
    void runOnceEndsWithTheBooksOnStderrAndALogInTheDataDirectory() throws IOException {
        Path data = folder.resolve("data");

        ExitStatus status = terminal.run("run", "-c", file(VALID), "-E", "inputs.0.output=screen", "--data", data.toString(), "--once");

        assertThat(status).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).anyMatch(line -> line.startsWith("total: read 0 = delivered 0"));
        assertThat(Files.readString(data.resolve("logs/tailrace.log"))).contains("\"message\":\"tailrace ");
        assertThat(terminal.run("registry", "list", "--json", "--data", data.toString())).isEqualTo(ExitStatus.DONE);
        assertThat(terminal.out()).containsExactly("[]");
    }

    @Test
    void runThatCannotWriteItsDataFails() throws IOException {
        String data = Files.writeString(folder.resolve("a-file"), "x").toString();

        ExitStatus status = terminal.run("run", "-c", file(VALID), "-E", "inputs.0.output=screen", "--data", data, "--once");

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(terminal.err()).singleElement().asString().startsWith("tailrace: " + data);
    }

    @Test
    void registryThatIsNotThereIsAFailure() {
        String data = folder.toString();

        assertThat(terminal.run("registry", "list", "--data", data)).isEqualTo(ExitStatus.FAILED);
        assertThat(terminal.run("registry", "export", "--data", data)).isEqualTo(ExitStatus.FAILED);
        assertThat(terminal.run("registry", "forget", "/a.log", "--data", data)).isEqualTo(ExitStatus.FAILED);

        String place = folder.resolve("registry").toString();
        assertThat(terminal.err())
                .containsExactly(
                        "tailrace: there is no registry in " + place,
                        "tailrace: there is no registry in " + place,
                        "tailrace: nothing is remembered of /a.log; 'tailrace registry list' shows what is");
        assertThat(terminal.out()).isEmpty();
    }
}
