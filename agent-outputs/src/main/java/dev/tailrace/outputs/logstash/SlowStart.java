package dev.tailrace.outputs.logstash;

/** How many events a connection is trusted with at a time. */
final class SlowStart {
    private static final int FIRST = 16;

    private final int most;
    private int size;

    SlowStart(int most) {
        this.most = most;
        this.size = Math.min(FIRST, most);
    }

    int size() {
        return size;
    }

    /** A whole window of {@code count} events was acknowledged. */
    void acknowledged(int count) {
        if (count >= size) {
            size = Math.min(most, size + size / 2 + 1);
        }
    }
}
