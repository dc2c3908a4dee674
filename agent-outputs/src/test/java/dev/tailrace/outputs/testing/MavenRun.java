package dev.tailrace.outputs.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call of the Maven that builds this, for what is no part of the build. */
final class MavenRun {
    private static final int MINUTES = 8;

    private MavenRun() {}

    /** Whether this build may fetch nothing from elsewhere. */
    static boolean isOffline() {
        return "offline=true".equals(System.getProperty("tailrace.maven"));
    }

    /** Runs it in a directory, for some minutes at most; returns what it said first, or nothing. */
    static String in(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(File.separatorChar == '\\' ? "mvn.cmd" : "mvn", "-q", "-B", "-Dstyle.color=never"));
        command.addAll(arguments);
        Path log = Files.createTempFile("tailrace-maven-", ".log");
        Process maven = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
            maven.destroyForcibly().waitFor();
        }
        List<String> said = Files.readAllLines(log);
        Files.delete(log);
        return said.isEmpty() ? "" : said.getFirst();
    }
}
