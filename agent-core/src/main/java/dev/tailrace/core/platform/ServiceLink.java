package dev.tailrace.core.platform;

import java.time.Duration;

/**
 * The line between the process of a service and the system's service manager: orders to stop come in, and how the process ends goes out. The
 * program that runs the service has a line of its own, and keeps it until {@link #obey}, and where this one cannot be had.
 */
public interface ServiceLink {
    /** Of a process that is no service, or whose manager asks by signals. */
    ServiceLink NONE = new ServiceLink() {
        @Override
        public void obey(Runnable stop) {}

        @Override
        public void ending(Duration within) {}

        @Override
        public void ended(int status) {}
    };

    /**
     * Takes orders to stop from now on, also the one that comes before the system goes down.
     *
     * @param stop begins the end of the process; run on a thread of its own
     */
    void obey(Runnable stop);

    /** If it was ordered to stop: it still ends, and tells again, or has ended, within this time. */
    void ending(Duration within);

    /**
     * If it was ordered to stop: the process ends with this status now. An end that nobody ordered is not told: it is one to come back from.
     */
    void ended(int status);
}
