package dev.tailrace.windows.identity;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.OpenFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What stands at paths, and files to read. Thread-safe. */
public final class WindowsFiles {
    private final Volumes volumes = new Volumes();
    private final Supplier<FileApi> api;

    /** Of this machine. */
    public WindowsFiles() {
        this(() -> FileApi.KERNEL32);
    }

    /** @param api asked only when there is something to ask: elsewhere there is none */
    WindowsFiles(Supplier<FileApi> api) {
        this.api = api;
    }

    /**
     * Which file it is. Its {@link FileKey#isStable} is false on volumes whose indexes do not last.
     *
     * @throws NoSuchFileException if nothing has the name
     * @throws java.nio.file.AccessDeniedException also for a file whose deletion is pending: nobody can open it any more
     */
    public FileKey key(Path file) throws IOException {
        try (FileHandle handle = FileHandle.look(api.get(), file, true)) {
            return handle.key(volumes);
        }
    }

    /** What stands there, with the size that a handle tells: a directory shows an old one while the writer keeps its handle. */
    public FileStat look(Path file, boolean followLinks) throws IOException {
        try (FileHandle handle = FileHandle.look(api.get(), file, followLinks)) {
            return handle.stat(volumes);
        }
    }

    /** Opens a file for reading. */
    public OpenFile open(Path file) throws IOException {
        FileHandle handle = FileHandle.read(api.get(), file);
        FileKey key = null;
        try {
            key = handle.key(volumes);
        } finally {
            if (key == null) {
                handle.close();
            }
        }
        return new WindowsFile(handle, key);
    }
}
