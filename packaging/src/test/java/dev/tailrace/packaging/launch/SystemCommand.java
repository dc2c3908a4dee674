package dev.tailrace.packaging.launch;

import java.io.IOException;

/** A program of the system's, of which only matters whether it did what it was asked. */
public final class SystemCommand {
    private SystemCommand() {}

    /** Runs it to its end; false if it failed, or is not installed. */
    public static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
