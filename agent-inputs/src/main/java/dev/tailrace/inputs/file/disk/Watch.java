package dev.tailrace.inputs.file.disk;

import java.util.function.Consumer;

/**
 * Hints that something changed below a directory. Only hints: an event may be missing (network shares tell nothing, Windows tells about
 * appended bytes late, queues overflow) or be about nothing. The scan is the truth.
 */
public interface Watch extends AutoCloseable {
    /** Without hints. */
    Watch NONE = new Watch() {
        @Override
        public void watch(String directory) {}

        @Override
        public void hush(String directory) {}

        @Override
        public void listen(String directory) {}

        @Override
        public void take(Consumer<Hint> to) {}

        @Override
        public void close() {}
    };

    /**
     * Something happened.
     *
     * @param directory where, or null if hints were lost and anything may have changed
     * @param name of the entry
     * @param modified true if its content may have changed, false if it came or went
     */
    record Hint(String directory, String name, boolean modified) {}

    /** Wants hints about a directory; asking again costs little. */
    void watch(String directory);

    /** Wants no more hints about what is written to files of a directory, only about what comes and goes there, until {@link #listen}. */
    void hush(String directory);

    /** Wants hints about what is written from now on, too. */
    void listen(String directory);

    /** Gives the hints that came since the last call. */
    void take(Consumer<Hint> to);

    @Override
    void close();
}
