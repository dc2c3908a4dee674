package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of the system's, run to its end. */
final class Command {
    private Command() {}

    /** Runs it; what it said. That it fails is an error. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("command.log");
        int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ": " + Files.readString(said));
        }
        return Files.readString(said);
    }
}
