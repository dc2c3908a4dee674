package dev.tailrace.core.duty;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs calls that may block, away from the duty that wants them done. */
public interface Offload {
    /**
     * Runs {@code call} elsewhere.
     *
     * @param back gets the result, or null and what was thrown, on some other thread: it only puts a message into the duty's inbox
     */
    <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back);

    /**
     * Each call on a thread that does nothing else meanwhile, and that is kept for the next one for a minute: as many as there are calls at
     * a time. They are threads of the system: what a receiver is sent is blocked in the kernel rather than parked, polled for and
     * resumed, which is less work per request.
     */
    static Offload threads() {
        Executor threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), Thread.ofPlatform().daemon(true).factory());
        return new Offload() {
            @Override
            public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
                threads.execute(() -> {
                    Thread.currentThread().setName(name);
                    T result;
                    try {
                        result = call.call();
                    } catch (Throwable thrown) {
                        back.accept(null, thrown);
                        return;
                    }
                    back.accept(result, null);
                });
            }
        };
    }
}
