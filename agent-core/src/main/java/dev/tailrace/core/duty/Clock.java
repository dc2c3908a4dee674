package dev.tailrace.core.duty;

/** Time, as a port: the one place that asks the machine for it. */
public interface Clock {
    /** Monotonic, in nanoseconds, for durations and deadlines only. */
    long nanos();

    /** Wall clock, in milliseconds since 1970. */
    long epochMillis();

    /** The machine's clock. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }
    };
}
