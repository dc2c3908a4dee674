package dev.tailrace.core.cli;

import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.setup.ConfigLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a service manager calls in the process of a service, in place of {@link Main}: {@link #start} with the arguments of the command line,
 * and {@link #stop} from another thread. To stop is what Ctrl-C does: the virtual machine is asked to end, and {@link Stopping} drains.
 */
public final class Service {
    private Service() {}

    /** Runs until the end; why it failed, in the words that a terminal would show, stands in the system's event log then. */
    public static void start(String[] args) {
        LastWords lastWords = new LastWords(System.err);
        System.setErr(new PrintStream(lastWords, true, StandardCharsets.UTF_8));
        Platform platform = Platform.current();
        SystemLog systemLog = platform.systemLog();
        ExitStatus status =
                Main.runner(ConfigLoader::installed, Terminal.standard(), systemLog, platform.serviceLink()).run(args);
        if (status != ExitStatus.DONE) {
            systemLog.tell(SystemLog.Kind.FAILED, "Tailrace ended with status " + status.code() + ".\n\n" + lastWords.text());
        }
        System.exit(status.code());
    }

    /** What is called as long as the agent has no line to the service manager of its own. */
    public static void stop(String[] args) {
        Stopping.begin();
    }

    /** Hands on what is written, and keeps the end of it. */
    private static final class LastWords extends OutputStream {
        private static final int MOST = 8192;

        private final OutputStream to;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        LastWords(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (kept.size() + length > MOST) {
                kept.reset();
            }
            kept.write(bytes, from, Math.min(length, MOST));
            try {
                to.write(bytes, from, length);
            } catch (IOException closed) {
                // A service has no terminal: what it has to say stands in its log, too.
            }
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
