package dev.tailrace.core.traffic;

import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;

/** Requests that a worker saw, column by column. Whoever has it owns it. */
final class TrafficNotes {
    /** Requests that it holds. */
    static final int MOST = 1024;

    /** What a request lacks. */
    static final long NONE = -1;

    private final long[] times = new long[MOST];
    private final short[] statuses = new short[MOST];
    private final long[] durations = new long[MOST];
    private final int[] weights = new int[MOST];
    private final long[] clients = new long[MOST];
    private final long[] paths = new long[MOST];
    private final int[] clientEnds = new int[MOST];
    private final int[] pathEnds = new int[MOST];
    private final Bytes texts = new Bytes(16 << 10);
    private int requests;

    boolean isEmpty() {
        return requests == 0;
    }

    boolean isFull() {
        return requests == MOST;
    }

    /** Where client and path of the next request are written, one after the other. */
    Bytes texts() {
        return texts;
    }

    /**
     * One more request, whose client and path were written.
     *
     * @param time nanoseconds since 1970
     * @param duration nanoseconds, or {@link #NONE}
     * @param weight requests that it stands for
     */
    void add(long time, int status, long duration, int weight) {
        times[requests] = time;
        statuses[requests] = (short) status;
        durations[requests] = duration;
        weights[requests++] = weight;
    }

    /** The texts up to here are the next request's client. */
    void client(long hash) {
        clients[requests] = hash;
        clientEnds[requests] = texts.length();
    }

    /** The texts from its client on up to here are the next request's path. */
    void path(long hash) {
        paths[requests] = hash;
        pathEnds[requests] = texts.length();
    }

    void clear() {
        requests = 0;
        texts.clear();
    }

    // ---- reading

    int requests() {
        return requests;
    }

    long time(int request) {
        return times[request];
    }

    int status(int request) {
        return statuses[request];
    }

    long duration(int request) {
        return durations[request];
    }

    int weight(int request) {
        return weights[request];
    }

    long client(int request) {
        return clients[request];
    }

    long path(int request) {
        return paths[request];
    }

    /** Empty if it has none. */
    String clientText(int request) {
        int start = request == 0 ? 0 : pathEnds[request - 1];
        return new String(texts.array(), start, clientEnds[request] - start, StandardCharsets.UTF_8);
    }

    /** As {@link #clientText}. */
    String pathText(int request) {
        return new String(texts.array(), clientEnds[request], pathEnds[request] - clientEnds[request], StandardCharsets.UTF_8);
    }
}
