package dev.tailrace.core.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Stands for settings: two parts of configurations with the same print are set the same, whatever stands around them. A hash, so that
 * secrets among the settings are not kept.
 */
public record Print(String digest) {
    /** Of these settings, in this order. */
    public static Print of(List<String> settings) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String each : settings) {
                sha.update(each.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return new Print(HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
