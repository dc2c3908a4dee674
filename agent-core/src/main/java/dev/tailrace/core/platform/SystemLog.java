package dev.tailrace.core.platform;

/** The system's own event log, where administrators look first. From any thread; what cannot be written there is not missed. */
public interface SystemLog {
    /** Where there is none, or nobody expects the agent to write there. */
    SystemLog NONE = (level, message) -> {};

    /** How much it matters. */
    enum Level {
        INFORMATION,
        WARNING,
        ERROR
    }

    void tell(Level level, String message);
}
