package dev.tailrace.outputs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What a program needs to run that is no part of the build: fetched by Maven from where the build gets everything else. */
public final class MavenClasspath {
    private MavenClasspath() {}

    /** The class path of a project's dependencies; the test is skipped, with the reason, if they cannot be had. */
    public static String of(Path pom) throws IOException, InterruptedException {
        Path found = pom.resolveSibling("classpath.txt");
        List<String> arguments = new ArrayList<>(List.of(
                "-f", pom.toString(), "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-DincludeScope=runtime", "-Dmdep.outputFile=" + found));
        if (MavenRun.isOffline()) {
            arguments.add("-o");
        }
        String said = MavenRun.in(pom.getParent(), arguments);
        Assumptions.assumeTrue(Files.exists(found), "it cannot be fetched: " + said);
        return Files.readString(found).strip();
    }
}
