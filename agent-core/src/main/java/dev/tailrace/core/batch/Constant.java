package dev.tailrace.core.batch;

import java.nio.charset.StandardCharsets;

/**
 * A value that the configuration fixes (a tag, an added field, {@code true}), encoded once.
 *
 * @param number its place in the {@link Fields} it was made by
 * @param text its plain text as UTF-8, as conditions compare it
 * @param json the same as JSON, as it is written into documents
 */
public record Constant(int number, byte[] text, byte[] json) {
    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
