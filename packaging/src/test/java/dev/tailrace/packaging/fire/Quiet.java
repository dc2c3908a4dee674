package dev.tailrace.packaging.fire;

import java.io.IOException;

/** When a server has written down what it was asked for: it does so a moment after its answer, and a busy machine takes its time. */
final class Quiet {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int LOOK_MILLIS = 100;

    private Quiet() {}

    /**
     * Waits until a log has so many lines, but not for ever: who counts them will tell that there are too few. Nobody asks the server anything meanwhile.
     */
    static void await(AccessLog log, int lines) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (log.ended() < lines && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
