package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of the test's own in a file, of the kind that becomes read-only when it meets an error, as those of most servers do. */
public final class LoopDisk implements AutoCloseable {
    private static final int BYTES = 16 << 20;

    private final Path image;
    private final Path place;

    private LoopDisk(Path image, Path place) {
        this.image = image;
        this.place = place;
    }

    /**
     * Mounts one at an empty directory, which it makes.
     *
     * @return nothing if this user may not mount, or file systems here cannot be brought to meet an error
     */
    public static Optional<LoopDisk> at(Path image, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        LoopDisk disk = new LoopDisk(image, place);
        if (!SystemCommand.succeeds("mkfs.ext4", "-q", "-F", image.toString()) || !disk.mount()) {
            return Optional.empty();
        }
        if (Files.isWritable(disk.trigger())) {
            return Optional.of(disk);
        }
        disk.unmount();
        return Optional.empty();
    }

    private boolean mount() throws IOException, InterruptedException {
        return SystemCommand.succeeds("mount", "-o", "loop,errors=remount-ro", image.toString(), place.toString());
    }

    private void unmount() throws IOException, InterruptedException {
        if (!SystemCommand.succeeds("umount", place.toString())) {
            throw new IOException("cannot unmount " + place);
        }
    }

    private Path trigger() throws IOException {
        return Path.of("/sys/fs/ext4", Files.getFileStore(place).name().replace("/dev/", ""), "trigger_fs_error");
    }

    /** It meets an error: nothing can be written any more, whoever has it open. */
    public void fail() throws IOException {
        Files.writeString(trigger(), "1");
    }

    /** Repairs it, as an administrator does; nobody may have anything of it open. */
    public void repair() throws IOException, InterruptedException {
        unmount();
        // Its status says that something was repaired.
        SystemCommand.succeeds("e2fsck", "-f", "-y", image.toString());
        if (!mount()) {
            throw new IOException("cannot mount " + image);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        unmount();
    }
}
