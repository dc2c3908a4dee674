package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the distribution, and that it works wherever it is put. */
class DistributionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void archiveUnpackedElsewhereStartsFromItsCache() throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("some where"));
        Process tar = new ProcessBuilder("tar", "xzf", archive().toString(), "-C", place.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        Path home;
        try (Stream<Path> unpacked = Files.list(place)) {
            home = unpacked.findFirst().orElseThrow();
        }
        Path loaded = folder.resolve("loaded");

        String said = run(new Launcher(home).with("TAILRACE_JAVA_OPTS", "-Xlog:class+load:file=" + loaded), 0, "version");

        assertThat(said).startsWith("tailrace ");
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(classes).filteredOn(line -> !line.contains("shared objects file")).hasSizeLessThan(classes.size() / 5);
        assertThat(classes).filteredOn(line -> line.contains(" picocli.CommandLine")).isNotEmpty().allMatch(line -> line.contains("shared objects file"));
    }

    @Test
    void anAgentWithoutKafkaLoadsNothingOfKafkas() throws IOException, InterruptedException {
        assertThat(loadedByARun()).hasSizeGreaterThan(1000).noneMatch(line -> line.contains("org.apache.kafka."));
    }

    @Test
    void aRunMakesNoClassesForSwitchesOverTypes() throws IOException, InterruptedException {
        assertThat(loadedByARun()).anyMatch(line -> line.contains("dev.tailrace.inputs.file.follow.Follow")).noneMatch(line -> line.contains("$$TypeSwitch"));
    }

    private List<String> loadedByARun() throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded");
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/access.log'], preset: squid}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        site.write("access.log", LogFormat.SQUID, 1000);
        site.with(new Launcher(Site.HOME).with("TAILRACE_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)).once();
        site.assertEveryLineOnce(1000);
        return Files.readAllLines(loaded);
    }

    /** As many services are started. The file's name is written by a shell, as this JVM may know no such letters itself. */
    @Test
    void withoutALanguageItReadsFilesOfAnyNameAndWritesUtf8() throws IOException, InterruptedException {
        String log = "printf 'line\\n' > \"$(printf '\\346\\227\\245\\345\\277\\227').log\"";
        assertThat(new ProcessBuilder("sh", "-c", log).directory(folder.toFile()).start().waitFor()).isZero();
        Path configuration = Files.writeString(folder.resolve("some.yml"), """
                inputs: [{id: a, type: file, paths: ['%s/*.log'], exclude_files: ['std(out|err)']}]
                outputs: {screen: {type: console}}
                http: {enabled: false}
                """.formatted(folder));
        Launcher launcher = new Launcher(Site.HOME).with("LC_ALL", "C");

        assertThat(run(launcher, 0, "run", "--once", "-c", configuration.toString(), "--data", folder.resolve("data").toString()))
                .contains("total: read 1 = delivered 1 ", "\u65e5\u5fd7.log");
        assertThat(run(launcher, 0, "schema")).contains("12\u00b5s");
    }

    @Test
    void exampleConfigurationHasNoMistakes() throws IOException, InterruptedException {
        run(new Launcher(Site.HOME), 0, "check", "-c", Site.HOME.resolve("config/tailrace.yml").toString());
    }

    @Test
    void wrongUsageEndsWithTwo() throws IOException, InterruptedException {
        assertThat(run(new Launcher(Site.HOME), 2, "flush")).contains("flush");
        assertThat(run(new Launcher(Site.HOME), 2, "run")).contains("-c");
    }

    @Test
    void noticeNamesEveryJarAndNothingElse() throws IOException {
        TreeSet<String> jars = new TreeSet<>(jars("lib"));
        jars.addAll(jars("lib/windows"));
        List<String> named = Files.readAllLines(Site.HOME.resolve("NOTICE")).stream()
                .filter(line -> line.startsWith("  ") && !line.contains("Temurin") && !line.contains("(prunsrv)"))
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(jars);
    }

    private static List<String> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Site.HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("agent-"))
                    .map(name -> name.replaceAll("-[0-9].*", ""))
                    .collect(Collectors.toList());
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Site.HOME.getParent())) {
            return files.filter(file -> file.toString().endsWith("-linux-x64.tar.gz")).findFirst().orElseThrow();
        }
    }

    private String run(Launcher launcher, int status, String... arguments) throws IOException, InterruptedException {
        try (LaunchedAgent agent = launcher.start(folder, arguments)) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            String said = agent.output() + agent.errors();
            assertThat(agent.status()).as(said).isEqualTo(status);
            return said;
        }
    }
}
