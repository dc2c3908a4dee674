package dev.tailrace.outputs.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;

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
            case SSLPeerUnverifiedException other -> "its certificate is for other names than this host's: " + innermost(e).lines().findFirst().orElse("");
            default -> inWords(innermost(e));
        };
    }

    private static String innermost(IOException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** What the libraries say of the three mistakes that everybody makes once, with what it means. */
    private static String inWords(String message) {
        if (message.contains("PKIX path building failed")) {
            return "its certificate is of an authority that is not known here, name it in ssl.certificate_authorities (PKIX path building failed)";
        }
        if (message.startsWith("unexpected end of stream on http://")) {
            return "it ended the connection without an answer; does it want https?";
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "it does not speak TLS; is it http, not https?";
        }
        return message;
    }
}
