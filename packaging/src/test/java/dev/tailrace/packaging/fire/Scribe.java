package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.util.Random;

/** Writes the log of a server that is not here, and rotates it as that server does. One thread. */
interface Scribe extends AutoCloseable {
    AccessLog log();

    /** Writes the lines of so many requests, perhaps the last of them in part; the rest comes with the next. */
    void write(int requests) throws IOException;

    /** Writes what is left of the last line. */
    void finish() throws IOException;

    /** Begins another file, or whatever else the server may do to its log; what it did, for people. */
    String turnOver(Random random) throws IOException;

    @Override
    void close() throws IOException;
}
