package dev.tailrace.outputs.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What the file output asks of the file system: a port, so that a test can crash between any two calls and lose what was not forced. */
interface Disk {
    /** Length in bytes, -1 if there is no such file. */
    long size(Path file) throws IOException;

    /** The whole content; empty if there is no such file. */
    byte[] read(Path file) throws IOException;

    /** Its content, piece by piece. */
    InputStream open(Path file) throws IOException;

    /** When it was last written to, in milliseconds since 1970. */
    long modified(Path file) throws IOException;

    /** True if the file's last byte is a line end, or it is empty. */
    boolean endsWithLine(Path file) throws IOException;

    /** Names of the files in a directory; none if there is no such directory. */
    List<String> names(Path directory) throws IOException;

    /** Makes a directory and those above it. */
    void createDirectories(Path directory) throws IOException;

    /** Opens a file at its end, creating it if there is none. */
    Appender append(Path file) throws IOException;

    /** Cuts a file to {@code length} bytes, durably. */
    void cut(Path file, long length) throws IOException;

    /** Gives a file another name, in the same directory, in one step; a file that has that name is gone. */
    void move(Path file, Path to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(Path file) throws IOException;

    /** Makes names in a directory durable, where the system can. */
    void forceDirectory(Path directory) throws IOException;

    /** A file open for appending. */
    interface Appender extends Closeable {
        /** Appends all of it, or throws after having appended some of it. */
        void write(byte[] bytes, int start, int count) throws IOException;

        /** Makes what was appended durable. */
        void force() throws IOException;
    }
}
