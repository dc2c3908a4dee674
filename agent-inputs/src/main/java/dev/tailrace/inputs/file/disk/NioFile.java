package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.FileKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An open channel and the key of its file. */
final class NioFile implements DiskFile {
    private final String path;
    private final FileKey key;
    private final FileChannel channel;
    private Fault fault;

    NioFile(String path, FileKey key, FileChannel channel) {
        this.path = path;
        this.key = key;
        this.channel = channel;
    }

    @Override
    public FileKey key() {
        return key;
    }

    @Override
    public long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            fault = Faults.of("look at", path, e);
            return FAILED;
        }
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) {
        try {
            return channel.read(ByteBuffer.wrap(into, at, most), offset);
        } catch (IOException e) {
            fault = Faults.of("read", path + " at " + offset, e);
            return FAILED;
        }
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            fault = Faults.of("close", path, e);
        }
    }
}
