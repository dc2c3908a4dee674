package dev.tailrace.inputs.file.identify;

/** What a file under examination can be asked. Contents of a compressed file are meant decompressed. */
public interface Evidence {
    /** The length is not known yet. */
    long UNKNOWN = -1;

    /** What examining a place gave. */
    enum Answer {
        YES,
        NO,
        /** Not known yet: a compressed file has not been read that far, or a read failed for now. */
        LATER
    }

    /** Its first bytes, {@link Fingerprint#MOST} at most; only the first {@link #headLength()} count. */
    byte[] head();

    int headLength();

    /** How many bytes it has, or {@link #UNKNOWN}. */
    long length();

    /** Its size on the disk if it is compressed, else 0. */
    long compressedSize();

    /** Whether the file reaches to {@code offset} and the bytes before it carry this guard. */
    Answer carries(long offset, long guard);

    /** Whether all that the file holds so far stands in the living generation's file at the same place. */
    Answer isPartOf(Known living);
}
