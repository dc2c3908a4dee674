package dev.tailrace.core.sim;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * A call that a duty wants done elsewhere, to be made when the test says so.
 *
 * @param call what is to be done
 * @param back gets the result, or null and what was thrown; a failed assertion is the test's, and not told to it
 */
public record OffloadedCall<T>(Callable<T> call, BiConsumer<T, Throwable> back) implements Runnable {
    @Override
    public void run() {
        T result;
        try {
            result = call.call();
        } catch (Exception thrown) {
            back.accept(null, thrown);
            return;
        }
        back.accept(result, null);
    }
}
