package dev.tailrace.outputs.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Certificates and private keys in PEM (RFC 7468): keys as PKCS#8, plain or encrypted (PBES2), and in the older forms PKCS#1 (RSA) and
 * SEC1 (EC), which are wrapped into PKCS#8 here because Java reads nothing else.
 */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] RSA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};
    private static final byte[] EC_PUBLIC_KEY = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};
    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private Pem() {}

    /** All certificates of a file, in its order. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            if (block.group(1).endsWith("CERTIFICATE")) {
                certificates.add(certificate(factory, file, decode(file, block.group(2))));
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + ": holds no PEM certificate");
        }
        return certificates;
    }

    private static X509Certificate certificate(CertificateFactory factory, Path file, byte[] der) throws IOException {
        try {
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IOException(file + ": holds a damaged certificate: " + e.getMessage(), e);
        }
    }

    /** The first private key of a file. */
    static PrivateKey key(Path file, String passphrase) throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            if (block.group(2).contains("Proc-Type:")) {
                throw new IOException(file + ": is encrypted in the way of old OpenSSL; convert it with 'openssl pkcs8 -topk8'");
            }
            String kind = block.group(1);
            if (!kind.endsWith("PRIVATE KEY")) {
                continue;
            }
            byte[] der = decode(file, block.group(2));
            return switch (kind) {
                case "PRIVATE KEY" -> key(file, der);
                case "RSA PRIVATE KEY" -> key(file, pkcs8(RSA, der));
                case "EC PRIVATE KEY" -> key(file, pkcs8(ecAlgorithm(file, der), der));
                case "ENCRYPTED PRIVATE KEY" -> key(file, decrypt(file, der, passphrase));
                default -> throw new IOException(file + ": keys of kind '" + kind + "' are not supported");
            };
        }
        throw new IOException(file + ": holds no PEM private key");
    }

    private static byte[] decode(Path file, String text) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": is damaged (not Base64)", e);
        }
    }

    private static PrivateKey key(Path file, byte[] pkcs8) throws IOException, NoSuchAlgorithmException {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // of another algorithm, then: the encoding names it, and each factory refuses what is not its own
                continue;
            }
        }
        throw new IOException(file + ": holds a private key that is none of " + KEY_ALGORITHMS);
    }

    private static byte[] decrypt(Path file, byte[] der, String passphrase) throws IOException, GeneralSecurityException {
        if (passphrase == null) {
            throw new IOException(file + ": is encrypted, and there is no key_passphrase");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            boolean named = !info.getAlgName().startsWith("PBES2") && !info.getAlgName().equals(PBES2);
            String algorithm = named ? info.getAlgName() : info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw new IOException(file + ": cannot be decrypted: wrong key_passphrase?", e);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IOException(file + ": is encrypted in a way that Java does not know; use 'openssl pkcs8 -topk8 -v2 aes-256-cbc'", e);
        }
    }

    /** {@code PrivateKeyInfo ::= SEQUENCE { version 0, algorithm, OCTET STRING key }} */
    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return der(0x30, join(new byte[] {2, 1, 0}, der(0x30, algorithm), der(4, key)));
    }

    /** SEC1 names the curve in an optional {@code [0]}; PKCS#8 wants it beside the key. */
    private static byte[] ecAlgorithm(Path file, byte[] sec1) throws IOException {
        for (int at = 0; at + 4 < sec1.length; at++) {
            boolean curve = (sec1[at] & 0xFF) == 0xA0 && sec1[at + 2] == 6 && sec1[at + 1] == sec1[at + 3] + 2;
            if (curve && at + 2 + sec1[at + 1] <= sec1.length) {
                return join(EC_PUBLIC_KEY, java.util.Arrays.copyOfRange(sec1, at + 2, at + 2 + sec1[at + 1]));
            }
        }
        throw new IOException(file + ": does not name its curve; convert it with 'openssl pkcs8 -topk8 -nocrypt'");
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : length < 256
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }

    private static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
