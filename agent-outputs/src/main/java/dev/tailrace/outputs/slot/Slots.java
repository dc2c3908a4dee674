package dev.tailrace.outputs.slot;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Slots that are free at the moment; makes one when there is none. Thread-safe.
 *
 * @param <S> what a request in flight needs
 */
public final class Slots<S> {
    private final ConcurrentLinkedDeque<S> free = new ConcurrentLinkedDeque<>();
    private final Supplier<S> maker;

    public Slots(Supplier<S> maker) {
        this.maker = maker;
    }

    /** The one used last, whose memory is warm, or a new one. */
    public S take() {
        S slot = free.pollFirst();
        return slot == null ? maker.get() : slot;
    }

    public void give(S slot) {
        free.addFirst(slot);
    }

    /** Takes all that are free for good, to close them. */
    public void drain(Consumer<S> closer) {
        for (S slot = free.pollFirst(); slot != null; slot = free.pollFirst()) {
            closer.accept(slot);
        }
    }
}
