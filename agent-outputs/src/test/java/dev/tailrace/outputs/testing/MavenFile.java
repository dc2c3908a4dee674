package dev.tailrace.outputs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file that Maven can fetch: from the local repository, else from where the build gets everything else. */
final class MavenFile {
    private MavenFile() {}

    /** The file of these coordinates ({@code group:artifact:version:type}); the test is skipped, with the reason, if it cannot be had. */
    static Path fetch(String coordinates) throws IOException, InterruptedException {
        Path file = local(coordinates);
        if (Files.exists(file)) {
            return file;
        }
        Assumptions.assumeFalse(MavenRun.isOffline(), coordinates + " is not in the local repository, and Maven is offline");
        String said = MavenRun.in(
                Path.of(System.getProperty("java.io.tmpdir")),
                List.of("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get", "-Dartifact=" + coordinates, "-Dtransitive=false"));
        Assumptions.assumeTrue(Files.exists(file), coordinates + " cannot be fetched: " + said);
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
}
