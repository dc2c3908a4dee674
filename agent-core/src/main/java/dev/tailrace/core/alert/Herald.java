package dev.tailrace.core.alert;

/** Tells alarms to somebody. Turned by the duty that counts, so that it needs no thread of its own; never blocks. */
public interface Herald {
    /** One more to tell. */
    void tell(Alarm alarm);

    /** Does what there is to do; returns how much. */
    int work(long now);

    /** When there is something to do even if nothing more is to be told: {@link dev.tailrace.core.duty.Duty#due}. */
    long due(long now);

    /** How it does. From any thread. */
    State state();

    /**
     * How a herald does.
     *
     * @param name in the configuration
     * @param told messages that arrived
     * @param failures attempts that failed
     * @param lost alarms that were given up
     * @param waiting alarms that are not told yet
     * @param trouble why the last attempt failed; empty if it did not
     */
    record State(String name, long told, long failures, long lost, int waiting, String trouble) {}
}
