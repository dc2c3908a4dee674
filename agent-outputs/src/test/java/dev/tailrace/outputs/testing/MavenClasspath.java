package dev.tailrace.outputs.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What a program needs to run that is no part of the build: fetched by Maven from where the build gets everything else. */
public final class MavenClasspath {
    private static final int MINUTES = 8;

    private MavenClasspath() {}

    /** The class path of a project's dependencies; the test is skipped, with the reason, if they cannot be had. */
    public static String of(Path pom) throws IOException, InterruptedException {
        Path found = pom.resolveSibling("classpath.txt");
        Path log = pom.resolveSibling("maven.log");
        List<String> command = new ArrayList<>(List.of(File.separatorChar == '\\' ? "mvn.cmd" : "mvn", "-q", "-B", "-Dstyle.color=never"));
        if ("offline=true".equals(System.getProperty("tailrace.maven"))) {
            command.add("-o");
        }
        command.addAll(List.of(
                "-f", pom.toString(), "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-DincludeScope=runtime", "-Dmdep.outputFile=" + found));
        Process maven = new ProcessBuilder(command)
                .directory(pom.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
            maven.destroyForcibly();
        }
        List<String> said = Files.readAllLines(log);
        Assumptions.assumeTrue(Files.exists(found), "it cannot be fetched: " + (said.isEmpty() ? "" : said.getFirst()));
        return Files.readString(found).strip();
    }
}
