package dev.tailrace.inputs.sim;

import dev.tailrace.core.platform.FileKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One simulated file, which lives as long as it has a name or somebody holds it open. */
final class SimFile {
    final long volume;
    final long index;
    byte[] bytes = new byte[256];
    int length;
    /** How many of its bytes a power cut leaves. */
    int synced;
    long modifiedAt;
    /** Handles of writers and of the tail, and the latter alone. */
    int handles;
    int held;
    /** Its last name, and whether that was taken away. */
    String name;
    boolean deleted;
    boolean unreadable;
    boolean unshared;
    boolean hidden;
    boolean wasCut;
    /** Whether another file had its index before. */
    final boolean succeeds;
    /** What a compressed file holds once it is complete; null of another one. */
    String content;

    SimFile(long volume, long index, boolean succeeds, String name) {
        this.volume = volume;
        this.index = index;
        this.succeeds = succeeds;
        this.name = name;
    }

    FileKey key() {
        return new FileKey(volume, 0, index);
    }

    void append(byte[] more, int from, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void cut(int to) {
        wasCut |= to < length;
        length = Math.min(length, to);
        synced = Math.min(synced, length);
    }

    String text() {
        return content != null ? content : new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
