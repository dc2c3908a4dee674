package dev.tailrace.core.cli;

import dev.tailrace.core.pipeline.Agent;
import dev.tailrace.core.platform.ServiceLink;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the system asks the process to end (SIGTERM, Ctrl-C, a logoff, a service manager's order): the agent is told to stop and given the time to, and
 * the process ends with the agent's own status. Left alone, Java would end it with the signal's number, as if it had been shot.
 */
final class Stopping implements AutoCloseable {
    /** For what comes after the drain: closing outputs and the registry. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** A service manager hears of the end every second, and takes it for a hang after so much silence. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private final ServiceLink link;
    private final Thread hook = new Thread(this::stop, "tailrace-stop");
    private volatile ExitStatus status = ExitStatus.FAILED;
    private Agent agent;
    private boolean asked;

    private Stopping(Duration patience, ServiceLink link) {
        this.patience = patience;
        this.link = link;
    }

    /**
     * @param drain how long the agent may take to finish what is in flight
     * @param link by which a service manager orders the end, and hears of it
     */
    static Stopping onSignal(Duration drain, ServiceLink link) {
        Stopping stopping = new Stopping(patience(drain), link);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /** The longest that an end takes. */
    static Duration patience(Duration drain) {
        return drain.plus(GRACE);
    }

    /** Begins the end, as Ctrl-C does. */
    static void begin() {
        System.exit(ExitStatus.DONE.code());
    }

    /** There is something to stop from now on. */
    void running(Agent started) {
        become(started);
        link.obey(Stopping::begin);
    }

    private synchronized void become(Agent started) {
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
            if (!awaitEnd()) {
                System.err.println("tailrace: did not end within " + patience.toSeconds()
                        + " s; what was not acknowledged is shipped again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.ended(status.code());
        Runtime.getRuntime().halt(status.code());
    }

    private boolean awaitEnd() throws InterruptedException {
        for (long left = patience.toSeconds(); left > 0; left--) {
            link.ending(SILENCE);
            if (ended.await(1, TimeUnit.SECONDS)) {
                return true;
            }
        }
        return false;
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
