package dev.tailrace.core.duty;

import java.util.function.BiConsumer;

/** Turns one duty on a thread of its own, and sleeps while it has nothing to do. */
public final class DutyThread implements Turning {
    private static final long LONGEST_SLEEP = 60_000_000_000L;

    private final Duty duty;
    private final Signal signal;
    private final Clock clock;
    private final BiConsumer<Duty, Throwable> onFailure;
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * @param onFailure told when {@link Duty#work} throws, which is a bug: the duty is not turned again, and the agent must end
     */
    public DutyThread(Duty duty, Signal signal, Clock clock, BiConsumer<Duty, Throwable> onFailure) {
        this.duty = duty;
        this.signal = signal;
        this.clock = clock;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("tailrace-" + duty.name()).daemon(true).unstarted(this::turn);
    }

    public DutyThread start() {
        thread.start();
        return this;
    }

    private void turn() {
        try {
            while (!stopping) {
                signal.take();
                long now = clock.nanos();
                if (duty.work(now) == 0 && !stopping) {
                    long due = duty.due(now);
                    long sleep = due == Duty.NEVER ? LONGEST_SLEEP : due - clock.nanos();
                    if (sleep > 0) {
                        signal.await(Math.min(sleep, LONGEST_SLEEP));
                    }
                }
            }
        } catch (Throwable bug) {
            onFailure.accept(duty, bug);
        } finally {
            duty.close();
        }
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        signal.raise();
        thread.join();
    }
}
