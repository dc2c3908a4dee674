package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A control group of the test's own, whose processes share so much memory and not more; what they hold of files counts, too. */
public final class MemoryGroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private final Path place;

    private MemoryGroup(Path place) {
        this.place = place;
    }

    /** Makes one; nothing if this user may not, or there are none here. */
    public static Optional<MemoryGroup> of(long bytes) throws IOException {
        String name = "tailrace-test-" + ProcessHandle.current().pid();
        Path first = ROOT.resolve("memory");
        for (MemoryGroup each : List.of(new MemoryGroup(first.resolve(name)), new MemoryGroup(ROOT.resolve(name)))) {
            if (each.make(bytes)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private boolean make(long bytes) throws IOException {
        if (Files.notExists(place.getParent())) {
            return false;
        }
        try {
            Files.createDirectory(place);
        } catch (IOException mayNot) {
            return false;
        }
        if (limit(bytes)) {
            return true;
        }
        close();
        return false;
    }

    private boolean limit(long bytes) {
        for (String limit : List.of("memory.limit_in_bytes", "memory.max")) {
            try {
                Files.writeString(place.resolve(limit), Long.toString(bytes), StandardOpenOption.WRITE);
                return true;
            } catch (IOException otherVersionOrMayNot) {
                continue;
            }
        }
        return false;
    }

    /** The same launcher, its agent in this group from its first moment on. */
    public Launcher launcher(Launcher launcher) {
        return launcher.behind("sh", "-c", "echo $$ >'" + place.resolve("cgroup.procs") + "' && exec \"$@\"", "sh");
    }

    /** How often the limit was met: memory was taken back from what is held of files, or a process waited. */
    public long met() throws IOException {
        return number("memory.failcnt", "memory.events", "max ");
    }

    /** Processes that were killed as there was no memory. */
    public long killed() throws IOException {
        return number("memory.oom_control", "memory.events", "oom_kill ");
    }

    private long number(String first, String second, String name) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(place.resolve(first));
        } catch (NoSuchFileException other) {
            lines = Files.readAllLines(place.resolve(second));
        }
        return lines.stream()
                .filter(line -> line.startsWith(name) || line.matches("\\d+"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        Files.delete(place);
    }
}
