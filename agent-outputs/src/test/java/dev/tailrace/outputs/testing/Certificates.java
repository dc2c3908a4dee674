package dev.tailrace.outputs.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys and certificates for tests, made by the JDK's keytool: a PKCS12 store, a PEM certificate and a PEM key for each name. */
public final class Certificates {
    /** Of every store. */
    public static final String PASSPHRASE = "changeit-s3cret";

    private final Path directory;

    public Certificates(Path directory) {
        this.directory = directory;
    }

    /** A certificate authority. */
    public Certificates authority(String name) throws IOException, InterruptedException, GeneralSecurityException {
        return make(name, "EC", "-ext", "bc:c");
    }

    /** A key and a certificate that an authority signed; {@code extension} such as {@code san=ip:127.0.0.1}. */
    public Certificates signed(String name, String authority, String keyAlgorithm, String extension)
            throws IOException, InterruptedException, GeneralSecurityException {
        return make(name, keyAlgorithm, "-signer", authority, "-ext", extension);
    }

    /** The store of a name: its key, and trust in who signed it. */
    public Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /** The certificate of a name. */
    public Path pem(String name) {
        return directory.resolve(name + ".pem");
    }

    /** The private key of a name, as PKCS#8. */
    public Path key(String name) {
        return directory.resolve(name + ".key");
    }

    private Certificates make(String name, String keyAlgorithm, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path all = directory.resolve("all.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", name, "-keyalg", keyAlgorithm, "-dname", "CN=" + name,
                "-validity", "30",
                "-keystore", all.toString(), "-storetype", "PKCS12", "-storepass", PASSPHRASE));
        command.addAll(List.of(more));
        Path log = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool: " + Files.readString(log));
        }
        keep(name, load(all));
        return this;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSPHRASE.toCharArray());
        }
        return store;
    }

    private void keep(String name, KeyStore all) throws IOException, GeneralSecurityException {
        PrivateKey key = (PrivateKey) all.getKey(name, PASSPHRASE.toCharArray());
        Certificate[] chain = all.getCertificateChain(name);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(name, key, PASSPHRASE.toCharArray(), chain);
        store.setCertificateEntry("signer", chain[chain.length - 1]);
        try (OutputStream out = Files.newOutputStream(store(name))) {
            store.store(out, PASSPHRASE.toCharArray());
        }
        write(pem(name), "CERTIFICATE", chain[0].getEncoded());
        write(key(name), "PRIVATE KEY", key.getEncoded());
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }
}
