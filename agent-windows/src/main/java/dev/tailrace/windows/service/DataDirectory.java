package dev.tailrace.windows.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directory, and who may use it: administrators, the system and the service's account, nobody else. What {@code ProgramData} hands down
 * lets every user make files there. Through {@code icacls}, which knows accounts by their numbers, whatever Windows calls them in its language.
 */
final class DataDirectory {
    private static final String SYSTEM = "*S-1-5-18";
    private static final String ADMINISTRATORS = "*S-1-5-32-544";
    private static final String FULL = ":(OI)(CI)F";
    private static final String MODIFY = ":(OI)(CI)M";

    private DataDirectory() {}

    static void grant(Path data, Optional<String> account) throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("logs"));
        WindowsServices.run(command(data, account));
    }

    /** Deletes the directory with all that is in it. */
    static void delete(Path data) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(data)) {
            all = paths.toList().reversed();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    static List<String> command(Path data, Optional<String> account) {
        String root = System.getenv("SystemRoot");
        String icacls = (root == null ? "C:\\Windows" : root) + "\\System32\\icacls.exe";
        List<String> command = new ArrayList<>(List.of(icacls, data.toString(), "/inheritance:r", "/grant:r", SYSTEM + FULL, ADMINISTRATORS + FULL));
        account.filter(name -> !name.equalsIgnoreCase("LocalSystem")).ifPresent(name -> command.add(name + MODIFY));
        return command;
    }
}
