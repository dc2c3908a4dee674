package dev.tailrace.core.duty;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** Runs calls that may block, away from the duty that wants them done. */
public interface Offload {
    /**
     * Runs {@code call} elsewhere.
     *
     * @param back gets the result, or null and what was thrown, on some other thread: it only puts a message into the duty's inbox
     */
    <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back);

    /** Each call on a virtual thread of its own. */
    Offload VIRTUAL_THREADS = new Offload() {
        @Override
        public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
            Thread.ofVirtual().name(name).start(() -> {
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
