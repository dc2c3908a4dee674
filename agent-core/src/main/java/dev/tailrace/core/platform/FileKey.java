package dev.tailrace.core.platform;

/**
 * A file's identity on its volume: device and inode, or volume serial and file index.
 *
 * @param volume device number or volume serial
 * @param high the upper 64 bits of a 128-bit index, else 0
 * @param low inode, or the lower 64 bits of the index
 */
public record FileKey(long volume, long high, long low) {
    /** Of what has none. */
    public static final FileKey NONE = new FileKey(0, 0, 0);

    /** False for an index of 0, which network shares give to every file: then it identifies nothing. */
    public boolean isStable() {
        return high != 0 || low != 0;
    }

    /** As a record's own, but at hand at once: those are made by each process when it asks for them, in milliseconds of its start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileKey key && low == key.low && high == key.high && volume == key.volume;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(volume) + Long.hashCode(high)) + Long.hashCode(low);
    }

    /** Hexadecimal, {@code volume:index}. */
    @Override
    public String toString() {
        String index = high == 0 ? Long.toHexString(low) : String.format("%x%016x", high, low);
        return Long.toHexString(volume) + ':' + index;
    }
}
