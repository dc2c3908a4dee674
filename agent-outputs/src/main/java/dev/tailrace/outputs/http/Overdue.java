package dev.tailrace.outputs.http;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.DutyThread;
import dev.tailrace.core.duty.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls that take longer than they may. While there are calls it looks at all of them now and then; the client's own clock would wake a
 * thread for each, which is dear where every line is a request.
 */
final class Overdue implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    private static final long LONGEST_LOOK = 1_000_000_000L;
    /** A call may take longer than it should by one such part of its time. */
    private static final int LOOKS = 20;

    private final long limit;
    private final Clock clock;
    private final Signal signal = new Signal();
    private final Set<Running> calls = ConcurrentHashMap.newKeySet();
    /** True if a call began since the last look. */
    private volatile boolean begun;
    /** True if another look is to come. */
    private volatile boolean looks;

    private DutyThread thread;

    /** A call under way. */
    final class Running implements AutoCloseable {
        private final Call call;
        private final long until;
        private volatile boolean ended;

        private Running(Call call, long until) {
            this.call = call;
            this.until = until;
        }

        Response execute() throws IOException {
            call.timeout().clearTimeout();
            return call.execute();
        }

        /** What this failure comes from: the call's end, if it took too long. */
        IOException why(IOException failure) {
            return ended ? new InterruptedIOException("overdue") : failure;
        }

        /** It has come to its own end. */
        @Override
        public void close() {
            calls.remove(this);
        }
    }

    Overdue(Duration limit, Clock clock) {
        this.limit = limit.toNanos();
        this.clock = clock;
    }

    Overdue start() {
        thread = new DutyThread(this, signal, clock, (duty, bug) -> LOG.error("requests are not ended any more when they take too long", bug)).start();
        return this;
    }

    /** A call begins; from any thread. */
    Running begin(Call call) {
        Running running = new Running(call, clock.nanos() + limit);
        calls.add(running);
        begun = true;
        if (!looks) {
            looks = true;
            signal.raise();
        }
        return running;
    }

    @Override
    public String name() {
        return "http-overdue";
    }

    @Override
    public int work(long now) {
        boolean quiet = !begun;
        begun = false;
        for (Running running : calls) {
            if (now - running.until >= 0) {
                running.ended = true;
                running.call.cancel();
            }
        }
        if (quiet && calls.isEmpty()) {
            looks = false;
            // One that began meanwhile may have seen that there is a look to come.
            looks = !calls.isEmpty();
        }
        return 0;
    }

    @Override
    public long due(long now) {
        return looks ? now + Math.min(LONGEST_LOOK, limit / LOOKS) : NEVER;
    }

    /** Looks no more. */
    void stop() {
        if (thread == null) {
            return;
        }
        try {
            thread.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
