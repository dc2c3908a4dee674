package dev.tailrace.core.registry;

import dev.tailrace.core.registry.FileHeader.Kind;
import dev.tailrace.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a snapshot in slices. What it writes is the state as it was when this object was made, whatever happens to the state meanwhile. */
final class SnapshotWriter implements Closeable {
    private static final int SLICE = 256 << 10;

    private final Storage.Tail tail;
    private final FileHeader header;
    private final Entry[] entries;
    private final Deque<Change> marks;
    private final Frame slice = new Frame(SLICE + (SLICE >> 3));
    private int written;
    private boolean isComplete;

    SnapshotWriter(Storage storage, FileHeader header, RegistryState state) throws IOException {
        this.header = header;
        entries = state.entries().toArray(Entry[]::new);
        marks = new ArrayDeque<>(state.marks());
        tail = storage.create(Kind.SNAPSHOT.fileName(header.number()));
    }

    /** Writes and forces one more slice. */
    void step() throws IOException {
        if (tail.length() == 0) {
            tail.append(header.encode());
        }
        while (slice.size() < SLICE && !marks.isEmpty()) {
            slice.add(marks.poll());
        }
        while (slice.size() < SLICE && written < entries.length) {
            slice.add(new Change.Kept(entries[written++]));
        }
        boolean isLast = slice.size() < SLICE;
        if (isLast) {
            slice.add(new Change.End(entries.length));
        }
        tail.append(slice.seal(header, tail.length()));
        slice.clear();
        tail.sync();
        isComplete = isLast;
    }

    /** True once its end is on the disk: from then on it counts. */
    boolean isComplete() {
        return isComplete;
    }

    long number() {
        return header.number();
    }

    long length() {
        return tail.length();
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }
}
