package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A channel and the key of its file. A channel cannot be asked which file it is, so the path is asked before and after the opening. */
final class ChannelFile implements OpenFile {
    private static final int OPEN_ATTEMPTS = 4;

    private final FileKey key;
    private final FileChannel channel;

    private ChannelFile(FileKey key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    static OpenFile open(Platform platform, Path file) throws IOException {
        for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
            FileKey before = platform.fileKey(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            if (isStill(before, platform, file, channel)) {
                return new ChannelFile(before, channel);
            }
        }
        throw new FileSystemException(file.toString(), null, "another file takes its name again and again");
    }

    /** Whether the path still means the file it meant before the channel was opened; closes the channel if not. */
    private static boolean isStill(FileKey before, Platform platform, Path file, FileChannel channel) throws IOException {
        boolean same = false;
        try {
            same = platform.fileKey(file).equals(before);
            return same;
        } catch (NoSuchFileException renamed) {
            return false;
        } finally {
            if (!same) {
                channel.close();
            }
        }
    }

    @Override
    public FileKey key() {
        return key;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) throws IOException {
        return channel.read(ByteBuffer.wrap(into, at, most), offset);
    }

    /** Where names go at once. */
    @Override
    public boolean isDeletePending() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
