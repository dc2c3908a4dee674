package dev.tailrace.outputs.http;

import java.io.IOException;

/** An answer that is not what the receiver's documentation says: whether it has the events is not known. */
public final class UnreadableAnswer extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableAnswer(String message) {
        super(message);
    }
}
