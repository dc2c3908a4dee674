package dev.tailrace.core.doctor;

import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data directory: whether it can be written to, and how much room there is. */
final class Disk {
    private static final String ABOUT = "data directory";
    private static final long LITTLE = 512L << 20;

    private Disk() {}

    static List<Finding> examine(Path data, AgentConfig config) {
        List<Finding> findings = new ArrayList<>();
        Path standing = data.toAbsolutePath();
        while (standing != null && !Files.exists(standing)) {
            standing = standing.getParent();
        }
        try {
            if (standing == null) {
                return List.of(Finding.wrong(ABOUT, data + " is nowhere", "name another one: data, or --data"));
            }
            Path probe = Files.createTempFile(standing, "tailrace", ".probe");
            Files.delete(probe);
            long free = Files.getFileStore(standing).getUsableSpace();
            long queues = config.outputs().stream().flatMap(output -> output.queue().stream()).mapToLong(queue -> queue.maxSize()).sum();
            String room = data + " can be written to, " + (free >> 20) + " MiB free";
            findings.add(free < LITTLE + queues
                    ? Finding.doubtful(ABOUT, room, "the registry, dead letters and disk queues (" + (queues >> 20) + " MiB) need room")
                    : Finding.fine(ABOUT, room));
        } catch (IOException e) {
            findings.add(Finding.wrong(
                    ABOUT, standing + " cannot be written to: " + e, "let the account that the agent runs under write there; doctor tells of its own account"));
        }
        return findings;
    }
}
