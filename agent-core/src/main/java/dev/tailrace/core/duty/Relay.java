package dev.tailrace.core.duty;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Turns one duty by several threads that relieve each other, and is where that duty's calls run. Whoever turns it makes the call that it asks for, and
 * leaves it to another thread meanwhile; with the answer he turns it on, unless somebody does. So from a message to the call, and from the
 * answer to what follows from it, no thread waits for another: to wake one costs as much as many a call.
 *
 * <p>After the pattern "Leader/Followers" (Schmidt et al.). One thread at a time has the duty, and the next one gets to see all that it did. There
 * are as many threads as calls at a time, and one.
 */
public final class Relay implements Turning, Offload {
    private static final long LONGEST_SLEEP = 60_000_000_000L;

    private final Signal signal;
    private final Clock clock;
    private final BiConsumer<Duty, Throwable> onFailure;
    /** True while a thread has the duty; that one alone uses what it owns, {@link #calls}, and appoints who is woken. */
    private final AtomicBoolean held = new AtomicBoolean();

    private final ArrayDeque<Call<?>> calls = new ArrayDeque<>();
    private final ConcurrentLinkedDeque<Runner> resting = new ConcurrentLinkedDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Duty duty;
    private volatile boolean stopping;

    private record Call<T>(Callable<T> what, BiConsumer<T, Throwable> back) {
        /** Makes it; what is left is to tell the duty. */
        Runnable make() {
            T result;
            try {
                result = what.call();
            } catch (Throwable thrown) {
                return () -> back.accept(null, thrown);
            }
            return () -> back.accept(result, null);
        }
    }

    /**
     * @param signal raised by whoever has something for the duty
     * @param onFailure told when {@link Duty#work} throws, which is a bug: the duty is not turned again, and the agent must end
     */
    public Relay(Signal signal, Clock clock, BiConsumer<Duty, Throwable> onFailure) {
        this.signal = signal;
        this.clock = clock;
        this.onFailure = onFailure;
    }

    /** Turns it from now on. Once. */
    public Relay start(Duty turned) {
        duty = turned;
        held.set(true);
        release(add());
        signal.raise();
        return this;
    }

    /** Asked for by the duty, while it is turned. */
    @Override
    public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
        calls.add(new Call<>(call, back));
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        signal.raise();
        ended.await();
    }

    private boolean isOver() {
        return ended.getCount() == 0;
    }

    private Runner add() {
        Runner runner = new Runner();
        resting.addFirst(runner);
        runner.thread.start();
        return runner;
    }

    /** Leaves the duty; if there is something for it, {@code next} is to see to it, now or when it comes. */
    private void release(Runner next) {
        signal.appoint(next.thread);
        held.set(false);
        if (signal.isRaised()) {
            LockSupport.unpark(next.thread);
        }
    }

    private Runner next() {
        Runner next = resting.peekFirst();
        return next == null ? add() : next;
    }

    private final class Runner implements Runnable {
        final Thread thread = Thread.ofPlatform().name("tailrace-" + duty.name()).daemon(true).unstarted(this);
        private volatile Call<?> given;

        @Override
        public void run() {
            while (!isOver()) {
                Call<?> call = given;
                if (call == null && signal.isRaised() && held.compareAndSet(false, true)) {
                    call = takeOver();
                }
                if (call == null) {
                    LockSupport.park(Relay.this);
                }
                while (call != null) {
                    given = null;
                    call = after(call.make());
                }
            }
        }

        /** Has the duty now, and rests no more, unless a call was given to it that very moment. */
        private Call<?> takeOver() {
            signal.appoint(null);
            if (!resting.remove(this)) {
                release(Relay.this.next());
                return given;
            }
            return turn();
        }

        /** Tells the duty of an answer, and turns it on if nobody else does. */
        private Call<?> after(Runnable answer) {
            if (held.compareAndSet(false, true)) {
                signal.appoint(null);
                answer.run();
                return turn();
            }
            answer.run();
            resting.addFirst(this);
            return null;
        }

        /** Turns the duty until it asks for calls; gives the first of them, after it was left to another thread, or null at the end. */
        private Call<?> turn() {
            try {
                while (!stopping) {
                    signal.take();
                    long now = clock.nanos();
                    if (duty.work(now) > 0) {
                        continue;
                    }
                    long due = duty.due(now);
                    if (!calls.isEmpty()) {
                        return handOn(due);
                    }
                    long sleep = due == Duty.NEVER ? LONGEST_SLEEP : due - clock.nanos();
                    if (sleep > 0 && !stopping) {
                        signal.await(Math.min(sleep, LONGEST_SLEEP));
                    }
                }
            } catch (Throwable bug) {
                onFailure.accept(duty, bug);
            }
            end();
            return null;
        }

        private Call<?> handOn(long due) {
            Call<?> own = calls.poll();
            for (Call<?> call = calls.poll(); call != null; call = calls.poll()) {
                Runner other = Relay.this.next();
                resting.remove(other);
                other.given = call;
                LockSupport.unpark(other.thread);
            }
            if (due != Duty.NEVER) {
                signal.raise();
            }
            release(Relay.this.next());
            return own;
        }

        /** The duty is kept, so that nobody turns it again. */
        private void end() {
            try {
                duty.close();
            } finally {
                ended.countDown();
                resting.forEach(each -> LockSupport.unpark(each.thread));
            }
        }
    }
}
