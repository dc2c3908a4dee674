package dev.tailrace.core.queue;

/**
 * What a disk queue is at. For status, and for inputs that ask whether a batch would be taken at once.
 *
 * @param events that it holds
 * @param bytes that its segments take
 * @param lost events that could not be read since the agent started
 * @param out batches that left it and are not settled yet
 * @param waiting batches that it has not taken yet
 * @param trouble why it takes nothing at the moment, null if it does
 */
public record QueueState(long events, long bytes, long lost, int out, int waiting, String trouble) {
    /** True if a batch handed over now would be taken at once. */
    public boolean isFree() {
        return trouble == null && waiting == 0;
    }

    /** True if nothing is in it or on its way into or out of it. */
    public boolean isEmpty() {
        return events == 0 && out == 0 && waiting == 0;
    }
}
