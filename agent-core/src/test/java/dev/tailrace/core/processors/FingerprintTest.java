package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    private static byte[] hash(String algorithm, String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"md5, MD5", "sha1, SHA-1", "sha256, SHA-256", "sha384, SHA-384", "sha512, SHA-512"})
    void fieldsAreHashedInTheOrderOfTheirNames(String method, String algorithm) throws NoSuchAlgorithmException {
        OneEvent event = new OneEvent("x").set("b", 7).set("a", "é").run("- fingerprint: {fields: [b, a], method: " + method + "}");

        assertThat(event.get("fingerprint")).isEqualTo(HexFormat.of().formatHex(hash(algorithm, "|a|é|b|7|")));
    }

    @Test
    void theHashCanBeBase64() throws NoSuchAlgorithmException {
        OneEvent event = new OneEvent("x").run("- fingerprint: {fields: [message], encoding: base64, target: hash}");

        assertThat(event.get("hash")).isEqualTo(Base64.getEncoder().encodeToString(hash("SHA-256", "|message|x|")));
    }

    @Test
    void aMissingFieldFailsUnlessIgnored() throws NoSuchAlgorithmException {
        assertThat(new OneEvent("x").run("- fingerprint: {fields: [message, no]}").tags()).containsExactly("_fingerprint_failure");
        assertThat(new OneEvent("x").run("- fingerprint: {fields: [message, no], ignore_missing: true}").get("fingerprint"))
                .isEqualTo(HexFormat.of().formatHex(hash("SHA-256", "|message|x|")));
    }
}
