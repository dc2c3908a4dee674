package dev.tailrace.packaging.fire;

import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Debian's logrotate on one log. */
final class Logrotate {
    private static final String KEPT = "rotate 500";

    private final Path folder;
    private final Path log;
    private final String afterwards;

    /** @param afterwards command by which the server opens its log anew */
    Logrotate(Path folder, Path log, String afterwards) {
        this.folder = folder;
        this.log = log;
        this.afterwards = afterwards;
    }

    /** @param directives how it is to rotate this time */
    void rotate(String... directives) throws IOException, InterruptedException {
        boolean copies = String.join(" ", directives).contains("copytruncate");
        Path rules = Files.writeString(folder.resolve("logrotate.conf"), """
                %s {
                    %s
                    %s
                    postrotate
                        %s
                    endscript
                }
                """.formatted(log, KEPT, String.join("\n    ", directives), copies ? "true" : afterwards));
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
        Command.run(folder, ServerProcess.installed("logrotate"), "-f", "-s", folder.resolve("logrotate.state").toString(), rules.toString());
    }
}
