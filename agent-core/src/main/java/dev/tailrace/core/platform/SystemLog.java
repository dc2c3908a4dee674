package dev.tailrace.core.platform;

/** The system's own event log, where administrators look first. From any thread; what cannot be written there is not missed. */
public interface SystemLog {
    /** Where there is none, or nobody expects the agent to write there. */
    SystemLog NONE = (kind, message) -> {};

    /** How much it matters. */
    enum Level {
        INFORMATION,
        WARNING,
        ERROR
    }

    /** What is told. Administrators filter by the numbers, 1 to 1000: one that was given stays. */
    enum Kind {
        /** The agent runs. */
        STARTED(1, Level.INFORMATION),
        /** It was told to end, or had done all, and has ended well. */
        ENDED(2, Level.INFORMATION),
        /** It could not start, or ended by a failure. */
        FAILED(3, Level.ERROR),
        /** An output does not deliver. */
        OUTPUT_DOWN(10, Level.WARNING),
        /** It delivers again. */
        OUTPUT_UP(11, Level.INFORMATION),
        /** Lines wait and nothing is delivered, or nothing can be remembered. */
        DATA_AT_RISK(20, Level.ERROR),
        /** That is over. */
        DATA_SAFE(21, Level.INFORMATION),
        /** What was remembered is damaged: it goes on with what could be read. */
        REGISTRY_RECOVERED(30, Level.WARNING);

        private final int number;
        private final Level level;

        Kind(int number, Level level) {
            this.number = number;
            this.level = level;
        }

        public int number() {
            return number;
        }

        public Level level() {
            return level;
        }
    }

    void tell(Kind kind, String message);
}
