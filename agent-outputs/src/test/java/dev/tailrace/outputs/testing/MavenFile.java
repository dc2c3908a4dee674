package dev.tailrace.outputs.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file that Maven can fetch: from the local repository, else from where the build gets everything else. */
final class MavenFile {
    private static final int MINUTES = 8;

    private MavenFile() {}

    /** The file of these coordinates ({@code group:artifact:version:type}); the test is skipped, with the reason, if it cannot be had. */
    static Path fetch(String coordinates) throws IOException, InterruptedException {
        Path file = local(coordinates);
        if (Files.exists(file)) {
            return file;
        }
        boolean offline = "offline=true".equals(System.getProperty("tailrace.maven"));
        Assumptions.assumeFalse(offline, coordinates + " is not in the local repository, and Maven is offline");
        Path log = Files.createTempFile("tailrace-maven-", ".log");
        Process maven = new ProcessBuilder(
                        windows() ? "mvn.cmd" : "mvn",
                        "-q",
                        "-B",
                        "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get",
                        "-Dartifact=" + coordinates,
                        "-Dtransitive=false")
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
            maven.destroyForcibly();
        }
        List<String> said = Files.readAllLines(log);
        Files.delete(log);
        Assumptions.assumeTrue(Files.exists(file), coordinates + " cannot be fetched: " + (said.isEmpty() ? "" : said.getFirst()));
        return file;
    }

    private static Path local(String coordinates) {
        String[] parts = coordinates.split(":");
        Path repository = Path.of(System.getProperty("tailrace.repository", System.getProperty("user.home") + "/.m2/repository"));
        return repository
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + '-' + parts[2] + '.' + parts[3]);
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }
}
