package dev.tailrace.outputs.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;

/** What an exception of a request means, for people. */
public final class Failure {
    private Failure() {}

    /**
     * One line, without the address: the caller puts the host before it.
     *
     * @param timeout of the whole request
     */
    public static String text(IOException e, Duration timeout) {
        return switch (e) {
            case InterruptedIOException timedOut -> "no answer within " + timeout.toMillis() + " ms";
            case UnknownHostException unknown -> "the host name cannot be resolved";
            default -> {
                Throwable cause = e;
                while (cause.getCause() != null && cause.getMessage() == null) {
                    cause = cause.getCause();
                }
                yield cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            }
        };
    }
}
