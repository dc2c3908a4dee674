package dev.tailrace.outputs.file;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk in memory that dies at a chosen step, within a write too, and after a power cut shows only what was forced, and perhaps some of
 * the rest. Also a disk that is full for a while.
 */
final class CrashingDisk implements Disk {
    /** The machine or the process died. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Content {
        byte[] bytes = {};
        byte[] durable = {};
        boolean nameDurable;
        long modified;

        Content(boolean nameDurable) {
            this.nameDurable = nameDurable;
        }
    }

    private final Random random;
    private final Map<Path, Content> files = new TreeMap<>();
    private final Map<Path, Content> deleted = new TreeMap<>();
    private long stepsLeft = Long.MAX_VALUE;
    private long room = Long.MAX_VALUE;
    private int cutsRefused;
    private boolean dead;
    private long now;

    CrashingDisk(long seed) {
        random = new Random(seed);
    }

    /** Dies within the n-th step from now. */
    void dieAfter(long steps) {
        stepsLeft = steps;
    }

    /** The time at which files are written from now on. */
    void now(long epochMillis) {
        now = epochMillis;
    }

    /** Takes this many more bytes, then is full. */
    void room(long bytes) {
        room = bytes;
    }

    /** The next cuts fail, as when somebody else has the file locked. */
    void refuseCuts(int count) {
        cutsRefused = count;
    }

    boolean isDead() {
        return dead;
    }

    /** The process was killed: what it wrote is there. */
    void restart() {
        dead = false;
        stepsLeft = Long.MAX_VALUE;
        room = Long.MAX_VALUE;
        cutsRefused = 0;
    }

    /** The machine lost power: of what was not forced, any part may be there. */
    void restartAfterPowerCut() {
        restart();
        deleted.forEach((path, content) -> {
            if (random.nextBoolean()) {
                files.putIfAbsent(path, content);
            }
        });
        deleted.clear();
        files.values().removeIf(content -> !content.nameDurable && random.nextBoolean());
        for (Content content : files.values()) {
            int kept = content.durable.length;
            if (content.bytes.length > kept) {
                byte[] after = Arrays.copyOf(content.bytes, kept + random.nextInt(content.bytes.length - kept + 1));
                if (random.nextBoolean()) {
                    Arrays.fill(after, kept + (after.length - kept) / 2, after.length, (byte) 0);
                }
                content.bytes = after;
            } else {
                content.bytes = content.durable;
            }
            content.durable = content.bytes;
            content.nameDurable = true;
        }
    }

    /** All files of a directory in the order of their names. */
    Map<Path, byte[]> contents(Path directory) {
        Map<Path, byte[]> contents = new TreeMap<>();
        files.forEach((path, content) -> {
            if (path.getParent().equals(directory)) {
                contents.put(path, content.bytes);
            }
        });
        return contents;
    }

    /** Puts a file there that is not the output's. */
    void put(Path file, String text) {
        Content content = new Content(true);
        content.bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        content.durable = content.bytes;
        files.put(file, content);
    }

    private void step() {
        if (dead || --stepsLeft < 0) {
            dead = true;
            throw new Crash();
        }
    }

    private Content existing(Path file) throws IOException {
        Content content = files.get(file);
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return content;
    }

    @Override
    public long size(Path file) {
        Content content = files.get(file);
        return content == null ? -1 : content.bytes.length;
    }

    @Override
    public byte[] read(Path file) {
        Content content = files.get(file);
        return content == null ? new byte[0] : content.bytes.clone();
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(existing(file).bytes);
    }

    @Override
    public long modified(Path file) throws IOException {
        return existing(file).modified;
    }

    /** The old name is gone as after a deletion; the new one is as durable as a new file's. */
    @Override
    public void move(Path file, Path to) throws IOException {
        step();
        Content content = existing(file);
        delete(file);
        Content moved = new Content(false);
        moved.bytes = content.bytes;
        moved.durable = content.durable;
        moved.modified = content.modified;
        files.put(to, moved);
    }

    @Override
    public boolean endsWithLine(Path file) throws IOException {
        byte[] bytes = existing(file).bytes;
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    }

    @Override
    public List<String> names(Path directory) {
        return contents(directory).keySet().stream().map(path -> path.getFileName().toString()).toList();
    }

    @Override
    public void createDirectories(Path directory) {}

    @Override
    public Appender append(Path file) {
        step();
        Content content = files.computeIfAbsent(file, path -> new Content(false));
        return new Appender() {
            @Override
            public void write(byte[] bytes, int start, int count) throws IOException {
                int fits = (int) Math.min(count, room);
                try {
                    step();
                } catch (Crash crash) {
                    grow(bytes, start, random.nextInt(fits + 1));
                    throw crash;
                }
                grow(bytes, start, fits);
                room -= fits;
                if (fits < count) {
                    throw new IOException("No space left on device");
                }
            }

            private void grow(byte[] bytes, int start, int count) {
                content.modified = now;
                int length = content.bytes.length;
                content.bytes = Arrays.copyOf(content.bytes, length + count);
                System.arraycopy(bytes, start, content.bytes, length, count);
            }

            @Override
            public void force() {
                step();
                content.durable = content.bytes;
            }

            @Override
            public void close() {
                step();
            }
        };
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        step();
        if (cutsRefused > 0) {
            cutsRefused--;
            throw new IOException("the file is in use");
        }
        Content content = existing(file);
        content.bytes = Arrays.copyOf(content.bytes, (int) length);
        step();
        content.durable = content.bytes;
    }

    @Override
    public void delete(Path file) {
        step();
        Content content = files.remove(file);
        if (content != null && content.nameDurable) {
            deleted.put(file, content);
        }
    }

    @Override
    public void forceDirectory(Path directory) {
        step();
        deleted.keySet().removeIf(path -> path.getParent().equals(directory));
        files.forEach((path, content) -> content.nameDurable |= path.getParent().equals(directory));
    }
}
