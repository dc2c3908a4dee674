package dev.tailrace.packaging.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/tailrace} with a Java runtime that only prints its arguments. */
class LauncherScriptTest {
    @TempDir
    Path temp;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = temp.resolve("in stalled");
        Tree.copy(Path.of("src/dist"), home);
        Path java = home.resolve("runtime/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        executable(java);
        executable(home.resolve("bin/tailrace"));
    }

    @Test
    void findsItsFolderThroughLinks() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Path first = Files.createSymbolicLink(temp.resolve("first"), Path.of("in stalled/bin/tailrace"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../first"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("bin/tailrace"));

        for (Path link : List.of(first, second, absolute)) {
            assertThat(launch(link, "version")).contains("@" + home.toRealPath() + "/lib/jvm.options");
        }
    }

    @Test
    void passesArgumentsAsTheyAre() throws IOException, InterruptedException {
        String[] arguments = {"grok", "%{A} \"b\"", "a  b", "*", ""};

        assertThat(launch(home.resolve("bin/tailrace"), arguments)).endsWith(arguments);
    }

    @Test
    void startsAlsoWhereTheConfigurationCannotBeRead() throws IOException, InterruptedException {
        Path awk = Files.writeString(Files.createDirectories(temp.resolve("bin")).resolve("awk"), "#!/bin/sh\nexit 2\n");
        executable(awk);
        Path configuration = Files.writeString(temp.resolve("t.yml"), "outputs:\n  a: {type: console}\n");
        ProcessBuilder builder = process(home.resolve("bin/tailrace"), "status", "-c", configuration.toString());
        builder.environment().merge("PATH", awk.getParent() + ":", (path, first) -> first + path);

        Process process = builder.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("-Xmx64m\n").endsWith(configuration + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void usesTheCacheOnlyIfThereIsOne() throws IOException, InterruptedException {
        assertThat(launch(home.resolve("bin/tailrace"), "version")).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));

        Files.createFile(home.resolve("lib/tailrace.aot"));

        List<String> command = launch(home.resolve("bin/tailrace"), "version");
        assertThat(command).contains("-XX:AOTCache=/proc/self/fd/9/tailrace.aot", "/proc/self/fd/9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ''                               ; |C.UTF-8
            LANG=C                           ; |C.UTF-8
            LC_ALL=C                         ; C.UTF-8|C.UTF-8
            LANG=zh_CN.UTF-8 LC_ALL=POSIX    ; C.UTF-8|C.UTF-8
            LANG=zh_CN.GBK                   ; |
            LC_ALL=zh_CN.UTF-8 LC_CTYPE=C    ; zh_CN.UTF-8|C
            """)
    void withoutALanguageTextIsUtf8(String environment, String locale) throws IOException, InterruptedException {
        Path java = home.resolve("runtime/bin/java");
        Files.writeString(java, "#!/bin/sh\necho \"${LC_ALL-}|${LC_CTYPE-}\"\n");
        ProcessBuilder builder = process(home.resolve("bin/tailrace"), "version");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        Stream.of(environment.split(" ")).filter(each -> !each.isEmpty()).map(each -> each.split("=")).forEach(each -> builder.environment().put(each[0], each[1]));

        Process process = builder.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(locale + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void saysWhichRuntimeIsMissing() throws IOException, InterruptedException {
        Files.delete(home.resolve("runtime/bin/java"));

        Process process = process(home.resolve("bin/tailrace"), "version").redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("no Java runtime at " + home.toRealPath());
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                        | -Xmx64m
            'pipeline: {workers: 2, memory: 16MiB}'                   | -Xmx64m
            'pipeline: {memory: 8MiB}'                                | -Xmx64m
            'pipeline: {workers: 2, memory: 128MiB, batch: 1MiB}'     | -Xmx176m
            'pipeline:;  batch: 2MiB;  memory: 1GiB # much'           | -Xmx1072m
            '# pipeline:;#  memory: 1GiB'                             | -Xmx64m
            'pipeline: {memory: 65536KiB}'                            | -Xmx112m
            'pipeline: {memory: 67108864}'                            | -Xmx112m
            'inputs:;  - memory: 1GiB'                                | -Xmx64m
            'outputs:;  a:;    type: file;  b: {type: discard};  # c' | -Xmx64m
            'outputs: # three;  a: {};  b: {};  c: {}'                 | -Xmx72m
            'outputs: {a: {type: file}}'                              | -Xmx64m
            """)
    void heapFollowsTheConfiguration(String configuration, String heap) throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("a b.yml"), configuration.replace(';', '\n'));

        assertThat(launch(home.resolve("bin/tailrace"), "run", "-c", file.toString())).contains(heap);
        assertThat(launch(home.resolve("bin/tailrace"), "run", "--config=" + file)).contains(heap);
    }

    @Test
    void heapFollowsAnOverrideToo() throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("c.yml"), "pipeline: {memory: 512MiB}\n");

        assertThat(launch(home.resolve("bin/tailrace"), "run", "-c", file.toString(), "-E", "pipeline.memory=32MiB")).contains("-Xmx80m");
    }

    private List<String> launch(Path launcher, String... arguments) throws IOException, InterruptedException {
        Process process = process(launcher, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return List.of(said.substring(0, said.length() - 1).split("\n", -1));
    }

    private ProcessBuilder process(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(temp.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("TAILRACE_"));
        return process;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
