package dev.tailrace.outputs.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param authorities PEM files with certificate authorities; empty: those of the Java runtime
 * @param certificate PEM file with the agent's certificate and those that signed it, or a PKCS12 store; null: none
 * @param key PEM file with its private key; null: it stands in the certificate's file
 * @param passphrase of the key or the store; null: none
 * @param verification what is checked of the server's certificate
 * @param pins SHA-256 fingerprints, in hexadecimal, of certificates one of which must stand in the server's chain; empty: any
 */
public record TlsOptions(
        List<String> authorities, String certificate, String key, String passphrase, Verification verification, List<String> pins) {
    /** What is checked of the server's certificate. */
    public enum Verification {
        /** Who signed it, and that it is for this host. */
        FULL,
        /** Who signed it. */
        CERTIFICATE,
        /** Nothing. */
        NONE
    }

    /** The runtime's authorities, everything checked. */
    public static final TlsOptions USUAL = new TlsOptions(List.of(), null, null, null, Verification.FULL, List.of());

    /**
     * Sizes and times of the files: another text when one has changed.
     *
     * @throws IOException if one cannot be looked at
     */
    public String stamp() throws IOException {
        List<String> files = new ArrayList<>(authorities);
        files.addAll(Stream.of(certificate, key).filter(Objects::nonNull).toList());
        StringBuilder stamp = new StringBuilder();
        for (String file : files) {
            Path path = Path.of(file);
            try {
                stamp.append(Files.size(path)).append('@').append(Files.getLastModifiedTime(path)).append(' ');
            } catch (NoSuchFileException e) {
                throw new IOException(file + ": there is no such file", e);
            }
        }
        return stamp.toString();
    }

    /** Without the passphrase. */
    @Override
    public String toString() {
        return "TlsOptions[authorities=" + authorities + ", certificate=" + certificate + ", verification=" + verification + ']';
    }
}
