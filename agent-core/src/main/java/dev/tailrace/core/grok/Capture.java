package dev.tailrace.core.grok;

/**
 * A field that a pattern fills.
 *
 * @param field its name, dotted: {@code [http][response]} and {@code http.response} are both {@code http.response}
 * @param type what its text is to become
 */
public record Capture(String field, CaptureType type) {}
