package dev.tailrace.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A flat directory of files that are only appended to, as a port: under a registry, and under a disk queue. One thread uses it at a time.
 *
 * <p>Every {@link IOException} names the file and what was tried. A write that throws may have written a part.
 */
public interface Storage {
    /** Where it is, for people. */
    String place();

    /** Names of the files, in no order; empty if there is nothing yet, not even the directory. */
    List<String> list() throws IOException;

    /**
     * The bytes of a file as they stand now, from the first one on.
     *
     * @throws java.nio.file.NoSuchFileException if there is none of that name
     */
    InputStream read(String name) throws IOException;

    /**
     * A new, empty file to append to.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    Tail create(String name) throws IOException;

    /** An existing file, to append to at its end. */
    Tail open(String name) throws IOException;

    /** Gives a file another, free name. Durable on return. */
    void rename(String from, String to) throws IOException;

    /** Removes a file; none of that name is fine. Durable on return. */
    void delete(String name) throws IOException;

    /** Tries to become the only writer. Creates the directory if it is missing. */
    Locking lock() throws IOException;

    /** The end of one open file. */
    interface Tail extends Closeable {
        /** Bytes that stand in the file. */
        long length();

        /** Writes all remaining bytes at the end. If it throws, any number of them may stand there: {@link #truncate} takes them back. */
        void append(ByteBuffer bytes) throws IOException;

        /** Cuts the file to {@code length} bytes. */
        void truncate(long length) throws IOException;

        /** Forces content, length and the file's name to the disk. After a failure nothing is known of what was appended since the last success. */
        void sync() throws IOException;
    }

    /** How an attempt to lock ended. */
    sealed interface Locking {
        /** We are the only writer until {@code lock} is closed. */
        record Obtained(Closeable lock) implements Locking {}

        /**
         * Another one is.
         *
         * @param owner its process id as text, or "unknown"
         */
        record HeldBy(String owner) implements Locking {}
    }
}
