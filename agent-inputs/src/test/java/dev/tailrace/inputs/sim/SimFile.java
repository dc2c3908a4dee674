package dev.tailrace.inputs.sim;

import dev.tailrace.core.platform.FileKey;
import java.util.Arrays;

/** One simulated file, which lives as long as it has a name or somebody holds it open. */
final class SimFile {
    final long index;
    byte[] bytes = new byte[256];
    int length;
    long modifiedAt;
    int handles;
    /** Its last name, and whether that was taken away. */
    String name;
    boolean deleted;
    boolean unreadable;

    SimFile(long index, String name) {
        this.index = index;
        this.name = name;
    }

    FileKey key() {
        return new FileKey(0xfe01, 0, index);
    }

    void append(byte[] more, int from, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }
}
