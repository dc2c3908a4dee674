package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of the test's own, so small that it is soon full. */
public final class SmallDisk implements AutoCloseable {
    private static final String BALLAST = "ballast";

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
        boolean isMounted = SystemCommand.succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
        return isMounted ? Optional.of(new SmallDisk(place)) : Optional.empty();
    }

    /** Leaves no byte. */
    public void fill() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(place.resolve(BALLAST))) {
            byte[] page = new byte[4096];
            while (true) {
                ballast.write(page);
            }
        } catch (IOException full) {
            if (!full.getMessage().contains("No space left")) {
                throw full;
            }
        }
    }

    /** Takes away what {@link #fill} wrote. */
    public void free() throws IOException {
        Files.delete(place.resolve(BALLAST));
    }

    /** Unmounts it, once nobody uses it any more; what is on it is gone. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (!SystemCommand.succeeds("umount", "--lazy", place.toString())) {
            throw new IOException("cannot unmount " + place);
        }
    }
}
