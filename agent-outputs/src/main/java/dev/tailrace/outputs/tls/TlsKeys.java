package dev.tailrace.outputs.tls;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.outputs.tls.TlsOptions.Verification;
import java.util.List;
import java.util.Locale;

/** The {@code ssl:} section. */
public final class TlsKeys {
    private static final Key<List<String>> AUTHORITIES = Key.strings("certificate_authorities")
            .or("[]")
            .doc("PEM files with the authorities that sign the server's certificate; the Java runtime's unless given.");
    private static final Key<String> CERTIFICATE =
            Key.string("certificate").doc("PEM file with the agent's own certificate and its chain, or a .p12 store with both.");
    private static final Key<String> KEY = Key.string("key").doc("PEM file with the certificate's private key.");
    private static final Key<String> PASSPHRASE = Key.string("key_passphrase").doc("Passphrase of an encrypted key or of the store.");
    private static final Key<Verification> VERIFICATION = Key.choice("verification_mode", Verification.class)
            .or("full")
            .doc("full: signer and host name; certificate: the signer only; none: nothing.");
    private static final Key<List<String>> PINS = Key.strings("ca_trusted_fingerprint")
            .or("[]")
            .doc("SHA-256 of certificates, in hexadecimal, one of which must stand in the server's chain.");

    /** Under {@code ssl} in an output's section. */
    public static final Key<Settings> SSL = Key.section(
                    "ssl", Section.of("ssl", AUTHORITIES, CERTIFICATE, KEY, PASSPHRASE, VERIFICATION, PINS))
            .doc("TLS: who may be the server, and who the agent says it is.");

    private TlsKeys() {}

    /** What the output's settings say. */
    public static TlsOptions read(Settings output) {
        Settings ssl = output.get(SSL);
        if (ssl == null) {
            return TlsOptions.USUAL;
        }
        if (ssl.has(KEY) && !ssl.has(CERTIFICATE)) {
            ssl.error(KEY, "'key' without 'certificate'");
        }
        List<String> pins = ssl.get(PINS).stream()
                .map(pin -> pin.replace(":", "").toLowerCase(Locale.ROOT))
                .toList();
        for (String pin : pins) {
            if (!pin.matches("[0-9a-f]{64}")) {
                ssl.error(PINS, "a SHA-256 fingerprint has 64 hexadecimal digits");
            }
        }
        return new TlsOptions(
                ssl.get(AUTHORITIES), ssl.get(CERTIFICATE), ssl.get(KEY), ssl.get(PASSPHRASE), ssl.get(VERIFICATION), pins);
    }
}
