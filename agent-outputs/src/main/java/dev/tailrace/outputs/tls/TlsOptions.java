package dev.tailrace.outputs.tls;

import java.util.List;

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
}
