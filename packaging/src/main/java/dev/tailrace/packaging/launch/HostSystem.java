package dev.tailrace.packaging.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the system that this runs on starts an agent's process, and asks it to end. */
sealed interface HostSystem permits PosixHost, WindowsHost {
    /** This system, chosen once. */
    HostSystem CURRENT = System.getProperty("os.name").startsWith("Windows") ? new WindowsHost() : new PosixHost();

    /**
     * The command that is the agent itself: a process whose number, end and exit status are its own.
     *
     * @param home the folder of a distribution of this system's
     * @param environment of the process to be
     */
    List<String> command(Path home, Map<String, String> environment) throws IOException;

    /** What a program reads that is given nothing. */
    File nothing();

    /** Asks it to end, as this system's users do. */
    void askToEnd(Process process) throws IOException;
}
