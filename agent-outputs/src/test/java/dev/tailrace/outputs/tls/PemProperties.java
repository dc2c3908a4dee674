package dev.tailrace.outputs.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.fuzz.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file of certificates or keys: what it holds, or what is wrong with it. */
public final class PemProperties {
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try (Scratch scratch = new Scratch()) {
            Path file = scratch.file("some.pem", input);
            try {
                assertThat(Pem.key(file, "passphrase")).isNotNull();
            } catch (IOException | GeneralSecurityException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
            try {
                assertThat(Pem.certificates(file)).isNotEmpty();
            } catch (IOException | GeneralSecurityException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] pem(String kind, byte[] der) {
        return ("-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind + "-----\n").getBytes();
    }

    @Test
    void everyFileIsReadOrRefused() throws GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
        byte[] encrypted = Base64.getMimeDecoder().decode("MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBA=");
        Campaign.of(PemProperties.class, pem("PRIVATE KEY", key), pem("EC PRIVATE KEY", key), pem("RSA PRIVATE KEY", key), pem("ENCRYPTED PRIVATE KEY", encrypted),
                        pem("CERTIFICATE", key))
                .words("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "Proc-Type:", "MIIB", "AgEA", "====")
                .against(PemProperties::fuzzerTestOneInput, 300);
    }
}
