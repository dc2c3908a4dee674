package dev.tailrace.core.storage;

import dev.tailrace.core.platform.Ownership;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files in a directory of the machine's own disk. */
public final class DirectoryStorage implements Storage {
    private static final String LOCK = "lock";
    /** What is locked is a byte far behind the text, as Windows lets nobody read a locked byte, and the text is for others. */
    private static final long LOCKED_BYTE = 1L << 30;

    private final Path directory;

    public DirectoryStorage(Path directory) {
        this.directory = directory;
    }

    @Override
    public String place() {
        return directory.toString();
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw failed("list", directory, failure);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException none) {
            throw none;
        } catch (IOException failure) {
            throw failed("read", file, failure);
        }
    }

    @Override
    public Tail create(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file);
            Ownership.likeFolder(file);
            return new OpenFile(file, FileChannel.open(file, StandardOpenOption.WRITE), true);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException failure) {
            throw failed("create", file, failure);
        }
    }

    @Override
    public Tail open(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            return new OpenFile(file, FileChannel.open(file, StandardOpenOption.WRITE), false);
        } catch (IOException failure) {
            throw failed("open", file, failure);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path file = directory.resolve(from);
        try {
            Files.move(file, directory.resolve(to));
            syncNames();
        } catch (IOException failure) {
            throw failed("rename", file, failure);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            if (Files.deleteIfExists(file)) {
                syncNames();
            }
        } catch (IOException failure) {
            throw failed("delete", file, failure);
        }
    }

    @Override
    public Locking lock() throws IOException {
        Path file = directory.resolve(LOCK);
        try {
            Files.createDirectories(directory);
            Ownership.likeFolder(directory);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Locking locking = null;
            try {
                Ownership.likeFolder(file);
                locking = lock(channel);
                return locking;
            } finally {
                if (!(locking instanceof Locking.Obtained)) {
                    channel.close();
                }
            }
        } catch (IOException failure) {
            throw failed("lock", file, failure);
        }
    }

    private static Locking lock(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            ByteBuffer text = ByteBuffer.allocate(20);
            channel.read(text, 0);
            String owner = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
            return new Locking.HeldBy(owner.isEmpty() ? "unknown" : owner);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
        return new Locking.Obtained((Closeable) channel::close);
    }

    /**
     * Makes created, renamed and removed names durable. Windows opens no directory for this, and needs it not: NTFS has names in its
     * journal.
     */
    private void syncNames() throws IOException {
        FileChannel names;
        try {
            names = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (AccessDeniedException notOnThisSystem) {
            return;
        }
        try (names) {
            names.force(true);
        }
    }

    private static IOException failed(String operation, Path file, IOException failure) {
        return new IOException("cannot " + operation + " " + file + ": " + reason(failure), failure);
    }

    /** The system's words, which a {@link FileSystemException} hides behind the file's name. */
    private static String reason(IOException failure) {
        if (!(failure instanceof FileSystemException ofFile)) {
            return String.valueOf(failure.getMessage());
        }
        if (ofFile.getReason() != null) {
            return ofFile.getReason();
        }
        return switch (ofFile) {
            case AccessDeniedException denied -> "access denied";
            case NoSuchFileException missing -> "no such file or directory";
            case FileAlreadyExistsException taken -> "there is a file of that name";
            default -> ofFile.getClass().getSimpleName();
        };
    }

    /** The end of a file that this process has open. */
    private final class OpenFile implements Tail {
        private final Path file;
        private final FileChannel channel;
        private boolean isNameNew;
        private long length;

        OpenFile(Path file, FileChannel channel, boolean isNameNew) throws IOException {
            this.file = file;
            this.channel = channel;
            this.isNameNew = isNameNew;
            this.length = channel.size();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            try {
                while (bytes.hasRemaining()) {
                    length += channel.write(bytes, length);
                }
            } catch (IOException failure) {
                throw failed("append to", file, failure);
            }
        }

        @Override
        public void truncate(long to) throws IOException {
            try {
                channel.truncate(to);
                length = to;
            } catch (IOException failure) {
                throw failed("truncate", file, failure);
            }
        }

        @Override
        public void sync() throws IOException {
            try {
                channel.force(false);
                if (isNameNew) {
                    syncNames();
                    isNameNew = false;
                }
            } catch (IOException failure) {
                throw failed("sync", file, failure);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
