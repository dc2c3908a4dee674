package dev.tailrace.outputs.http;

import java.time.Duration;
import java.util.Optional;

/** How one request ended. */
sealed interface Attempt {
    /** With an answer that speaks of each item. */
    record Answered(Reply reply) implements Attempt {}

    /** It was too much at once. */
    record TooLarge(String reason) implements Attempt {}

    /** The server would not read it at all. */
    record Refused(int status, String reason) implements Attempt {}

    /**
     * It is not known what became of it, or nothing did.
     *
     * @param after how long the server asks to wait, or how long we had better
     * @param status that the server answered with; 0 if it did not answer
     */
    record Failed(String reason, Optional<Duration> after, int status) implements Attempt {
        /** True if the server has no room for it at the moment. */
        boolean pushedBack() {
            return status == 429;
        }
    }
}
