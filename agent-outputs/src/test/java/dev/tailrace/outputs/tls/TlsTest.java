package dev.tailrace.outputs.tls;

import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.outputs.collector.CollectorFactory;
import dev.tailrace.outputs.testing.Certificates;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS as users configure it, through an output, against a server that speaks it. */
class TlsTest {
    /** After so long files are looked at again. */
    private static final long A_WHILE = 20_000_000_000L;

    @TempDir
    static Path directory;

    private static Certificates made;

    @BeforeAll
    static void make() throws Exception {
        made = new Certificates(directory)
                .authority("ca")
                .authority("other")
                .signed("server", "ca", "EC", "san=ip:127.0.0.1")
                .signed("elsewhere", "ca", "EC", "san=dns:elsewhere.example")
                .signed("agent", "ca", "RSA", "ku=digitalSignature");
    }

    private static KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made.store(name))) {
            store.load(in, Certificates.PASSPHRASE.toCharArray());
        }
        return store;
    }

    private static ScriptedServer server(String name, boolean asksForCertificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(name), Certificates.PASSPHRASE.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(name));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        ScriptedServer server = new ScriptedServer(context.getServerSocketFactory(), "https").always(status(200, ""));
        ((SSLServerSocket) server.socket()).setNeedClientAuth(asksForCertificate);
        return server;
    }

    private static Outcome send(ScriptedServer server, Map<String, ?> ssl) throws Exception {
        Fields fields = new Fields();
        try (Output output = Configured.plan(new CollectorFactory(), Map.of("url", server.url(), "timeout", "60s", "ssl", ssl))
                .open(Configured.context(fields, directory, Map.of()))) {
            return output.send(new Lines(fields).of("one"));
        }
    }

    private static void assertDelivered(String server, Map<String, ?> ssl) throws Exception {
        try (ScriptedServer scripted = server(server, false)) {
            assertThat(send(scripted, ssl)).isInstanceOf(Outcome.Delivered.class);
        }
    }

    private static void assertRefused(String server, Map<String, ?> ssl, String reason) throws Exception {
        try (ScriptedServer scripted = server(server, false)) {
            assertThat(send(scripted, ssl)).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).containsIgnoringCase(reason).doesNotContain(Certificates.PASSPHRASE));
        }
    }

    private static String fingerprint(String name) throws Exception {
        byte[] encoded = Pem.certificates(made.pem(name)).getFirst().getEncoded();
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    @Test
    void anAuthorityOfOurOwnIsTrustedAndNobodyElse() throws Exception {
        assertDelivered("server", Map.of("certificate_authorities", made.pem("ca")));
        assertDelivered("server", Map.of("certificate_authorities", List.of(made.pem("other"), made.pem("ca"))));
        assertRefused("server", Map.of("certificate_authorities", made.pem("other")), "certif");
        assertRefused("server", Map.of(), "certif");
    }

    @Test
    void theNameIsCheckedUnlessToldOtherwise() throws Exception {
        assertRefused("elsewhere", Map.of("certificate_authorities", made.pem("ca")), "not verified");
        assertDelivered("elsewhere", Map.of("certificate_authorities", made.pem("ca"), "verification_mode", "certificate"));
        assertRefused("elsewhere", Map.of("certificate_authorities", made.pem("other"), "verification_mode", "certificate"), "certif");
        assertDelivered("elsewhere", Map.of("verification_mode", "none"));
    }

    @Test
    void aPinnedAuthorityIsEnough() throws Exception {
        assertDelivered("server", Map.of("ca_trusted_fingerprint", fingerprint("ca")));
        assertDelivered("server", Map.of("ca_trusted_fingerprint", fingerprint("server"), "certificate_authorities", made.pem("ca")));
        assertRefused("server", Map.of("ca_trusted_fingerprint", fingerprint("other")), "fingerprint");
        assertRefused("server", Map.of("ca_trusted_fingerprint", fingerprint("other"), "verification_mode", "none"), "fingerprint");
    }

    @Test
    void aServerThatAsksGetsOurCertificate() throws Exception {
        try (ScriptedServer server = server("server", true)) {
            Path ca = made.pem("ca");
            Map<String, ?> store = Map.of(
                    "certificate_authorities", ca, "certificate", made.store("agent"), "key_passphrase", Certificates.PASSPHRASE);
            assertThat(send(server, store)).isInstanceOf(Outcome.Delivered.class);
            Map<String, ?> pem = Map.of("certificate_authorities", ca, "certificate", made.pem("agent"), "key", made.key("agent"));
            assertThat(send(server, pem)).isInstanceOf(Outcome.Delivered.class);
            assertThat(send(server, Map.of("certificate_authorities", made.pem("ca")))).isInstanceOf(Outcome.RetryLater.class);
        }
    }

    private static PrivateKey key(String name) throws Exception {
        return (PrivateKey) store(name).getKey(name, Certificates.PASSPHRASE.toCharArray());
    }

    @Test
    void filesThatChangeAreReadAgainAndBadOnesAreNot() throws Exception {
        Path authority = directory.resolve("renewed.pem");
        Files.copy(made.pem("other"), authority);
        AtomicLong now = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public long nanos() {
                return now.get();
            }

            @Override
            public long epochMillis() {
                return 0;
            }
        };
        Fields fields = new Fields();
        OutputContext context = new OutputContext("out", Lines.EPOCH, fields, directory, clock, Map.of());
        try (ScriptedServer server = server("server", false);
                Output output = Configured.plan(
                                new CollectorFactory(),
                                Map.of("url", server.url(), "timeout", "60s", "ssl", Map.of("certificate_authorities", authority)))
                        .open(context)) {
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOf(Outcome.RetryLater.class);
            Files.copy(made.pem("ca"), authority, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(authority, FileTime.fromMillis(1));
            now.addAndGet(A_WHILE);
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOf(Outcome.Delivered.class);
            Files.writeString(authority, "half written");
            now.addAndGet(A_WHILE);
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOf(Outcome.Delivered.class);
            Files.delete(authority);
            now.addAndGet(A_WHILE);
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOf(Outcome.Delivered.class);
        }
    }

    /** What OpenSSL writes, in all its forms, is the key that Java knows. */
    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs openssl")
    @ValueSource(strings = {
        "pkcs8 -topk8 -nocrypt", "rsa -traditional", "ec",
        "pkcs8 -topk8 -passout pass:s3cret", "pkcs8 -topk8 -v2 aes-128-cbc -passout pass:s3cret",
        "pkcs8 -topk8 -scrypt -passout pass:s3cret", "pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:s3cret"
    })
    void keysAsOpenSslWritesThemAreRead(String form) throws Exception {
        String name = form.startsWith("ec") ? "server" : "agent";
        Path written = directory.resolve("written-" + form.hashCode() + ".key");
        openssl((form + " -in " + made.key(name) + " -out " + written).split(" "));
        if (form.contains("scrypt")) {
            assertThatThrownBy(() -> Pem.key(written, "s3cret")).hasMessageContaining("written").hasMessageContaining("openssl");
            return;
        }
        assertThat(number(Pem.key(written, "s3cret"))).isEqualTo(number(key(name)));
        if (form.contains("pass:")) {
            assertThatThrownBy(() -> Pem.key(written, null)).hasMessageContaining("key_passphrase");
            assertThatThrownBy(() -> Pem.key(written, "wrong-s3cret"))
                    .hasMessageContaining("wrong key_passphrase")
                    .hasMessageNotContaining("s3cret");
        }
    }

    /** The secret number itself: encodings of the same key may hold more or less beside it. */
    private static BigInteger number(PrivateKey key) {
        return switch (key) {
            case ECPrivateKey ec -> ec.getS();
            case RSAPrivateKey rsa -> rsa.getPrivateExponent();
            default -> throw new AssertionError(key.getAlgorithm());
        };
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl");
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void damagedFilesAreNamed() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing here");
        Path broken = Files.writeString(directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
        Path old = Files.writeString(
                directory.resolve("old.pem"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Pem.certificates(empty)).hasMessageContaining("empty.pem").hasMessageContaining("no PEM certificate");
        assertThatThrownBy(() -> Pem.certificates(broken)).hasMessageContaining("broken.pem");
        assertThatThrownBy(() -> Pem.key(old, null)).hasMessageContaining("old.pem").hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> Pem.key(made.pem("ca"), null)).hasMessageContaining("no PEM private key");
    }
}
