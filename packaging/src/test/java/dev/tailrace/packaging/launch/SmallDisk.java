package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of the test's own, so small that it is soon full. */
public final class SmallDisk implements AutoCloseable {
    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /**
     * Mounts one at an empty directory, which it makes.
     *
     * @param size as {@code mount} has it: {@code 6m}
     * @return nothing if this user may not mount
     */
    public static Optional<SmallDisk> at(Path place, String size) throws IOException, InterruptedException {
        Files.createDirectories(place);
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
        return isMounted ? Optional.of(new SmallDisk(place)) : Optional.empty();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    /** Unmounts it; what is on it is gone. */
    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", place.toString());
    }
}
