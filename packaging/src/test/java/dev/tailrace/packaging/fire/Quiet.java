package dev.tailrace.packaging.fire;

import java.io.IOException;

/** When a server has written down what it was asked for: it does so a moment after its answer. */
final class Quiet {
    private static final int LOOKS = 4;
    private static final int LOOK_MILLIS = 100;

    private Quiet() {}

    /** Waits until a log has not grown for some time. Nobody asks the server anything meanwhile. */
    static void await(AccessLog log) throws IOException, InterruptedException {
        long before = -1;
        for (int same = 0; same < LOOKS; ) {
            long now = log.bytes();
            same = now == before ? same + 1 : 0;
            before = now;
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
