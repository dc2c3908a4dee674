package dev.tailrace.core.control;

import java.nio.charset.StandardCharsets;

/**
 * What goes back.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body owned by the answer
 */
record Answer(int status, String type, byte[] body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String text) {
        return new Answer(status, TEXT, (text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(byte[] body) {
        return new Answer(200, "application/json", body);
    }
}
