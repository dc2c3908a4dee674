package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;

class NioDiskContract extends FilesContract {
    @TempDir
    Path directory;

    /** A change of the real disk. */
    private interface Change {
        void make() throws IOException;
    }

    private static void make(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Disk disk() {
        return new NioDisk(Platform.current());
    }

    @Override
    String path(String name) {
        return directory.resolve(name).toString();
    }

    @Override
    String directory() {
        return directory.toString();
    }

    @Override
    void append(String name, String text) {
        make(() -> Files.writeString(directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    @Override
    void rename(String from, String to) {
        make(() -> Files.move(directory.resolve(from), directory.resolve(to)));
    }

    @Override
    void delete(String name) {
        make(() -> Files.delete(directory.resolve(name)));
    }

    @Override
    void truncate(String name, int length) {
        make(() -> {
            try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        });
    }

    @Override
    void copy(String from, String to) {
        make(() -> Files.copy(directory.resolve(from), directory.resolve(to)));
    }

    @Override
    boolean renameOver(String from, String to) {
        try {
            Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AccessDeniedException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Writing writer(String name) {
        try {
            return new ChannelWriting(
                    FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ChannelWriting(FileChannel channel) implements Writing {
        @Override
        public void append(String text) {
            make(() -> channel.write(StandardCharsets.US_ASCII.encode(text)));
        }

        @Override
        public void close() {
            make(channel::close);
        }
    }
}
