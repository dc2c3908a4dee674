package dev.tailrace.core.cli;

import dev.tailrace.core.pipeline.Agent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the system asks the process to end (SIGTERM, Ctrl-C, a logoff): the agent is told to stop and given the time to, and
 * the process ends with the agent's own status. Left alone, Java would end it with the signal's number, as if it had been shot.
 */
final class Stopping implements AutoCloseable {
    /** For what comes after the drain: closing outputs and the registry. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private final Thread hook = new Thread(this::stop, "tailrace-stop");
    private volatile ExitStatus status = ExitStatus.FAILED;
    private Agent agent;
    private boolean asked;

    private Stopping(Duration patience) {
        this.patience = patience;
    }

    /** @param drain how long the agent may take to finish what is in flight */
    static Stopping onSignal(Duration drain) {
        Stopping stopping = new Stopping(drain.plus(GRACE));
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /** There is something to stop from now on. */
    synchronized void running(Agent started) {
        agent = started;
        if (asked) {
            started.stop();
        }
    }

    private synchronized void ask() {
        asked = true;
        if (agent != null) {
            agent.stop();
        }
    }

    private void stop() {
        ask();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("tailrace: did not end within " + patience.toSeconds()
                        + " s; what was not acknowledged is shipped again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status.code());
    }

    /** What the process tells its caller if it was a signal that ended it. */
    void endsWith(ExitStatus outcome) {
        status = outcome;
    }

    /** All has ended, for whatever reason: nothing is left to stop. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // A signal has started the hook: it has just been told of the end, and ends the process.
        }
    }
}
