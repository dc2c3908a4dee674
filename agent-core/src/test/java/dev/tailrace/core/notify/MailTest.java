package dev.tailrace.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.duty.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Against a real mail server, SubEthaSMTP. */
class MailTest {
    private static final String PASSWORD = "changeit";
    private static final Mail.Envelope ENVELOPE = new Mail.Envelope("tailrace@example.org", List.of("ops@example.org", "night@example.org"));
    private static final Notice NOTICE = new Notice(
            "代理-01",
            List.of(new Alarm(
                    Alarm.Kind.FIRING, "错误突发 error burst of a rule with quite a long name, longer than a header's line may be", Level.CRITICAL,
                    List.of(), 21, 20, Duration.ofMinutes(1), 1_795_234_740_000L, 1_795_234_740_000L)),
            0);

    /** A mail as the server got it. */
    private record Got(String from, String to, String text) {}

    @TempDir
    static Path folder;

    private static Path authority;
    private static SSLContext context;

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private SMTPServer server;

    @BeforeAll
    static void certify() throws Exception {
        Path keystore = folder.resolve("server.p12");
        authority = folder.resolve("ca.pem");
        keytool("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650",
                "-storetype", "PKCS12", "-keystore", keystore.toString(), "-storepass", PASSWORD);
        keytool("-exportcert", "-rfc", "-alias", "it", "-keystore", keystore.toString(), "-storepass", PASSWORD, "-file", authority.toString());
        KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path said = folder.resolve("keytool.log");
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor())
                .as(Files.readString(said))
                .isZero();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SMTPServer.Builder server() {
        return SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()).simpleMessageListener(
                new org.subethamail.smtp.helper.SimpleMessageListener() {
                    @Override
                    public boolean accept(String from, String recipient) {
                        return !recipient.startsWith("nobody");
                    }

                    @Override
                    public void deliver(String from, String recipient, InputStream data) throws IOException {
                        got.add(new Got(from, recipient, new String(data.readAllBytes(), StandardCharsets.US_ASCII)));
                    }
                });
    }

    private Mail mail(SMTPServer.Builder builder, Mail.Tls tls, String user, List<Path> authorities, Mail.Envelope envelope) {
        server = builder.build();
        server.start();
        Mail.Server at = new Mail.Server("localhost", server.getPortAllocated(), tls, user, "p\u00e4ss", authorities, Duration.ofSeconds(20));
        return new Mail(at, envelope, Clock.SYSTEM);
    }

    private static SMTPServer.Builder withPassword(SMTPServer.Builder builder) {
        return builder.requireAuth().authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
            if (!user.equals("ops") || !password.equals("p\u00e4ss")) {
                throw new LoginFailedException();
            }
        }));
    }

    private void assertArrived() {
        assertThat(got).extracting(Got::to).containsExactly("ops@example.org", "night@example.org");
        String text = got.getFirst().text();
        assertThat(text).contains("From: tailrace@example.org\r\n", "To: ops@example.org,\r\n night@example.org\r\n", "Auto-Submitted: auto-generated");
        assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(78);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)).isEqualTo(NOTICE.text() + '\n');
        Matcher words = Pattern.compile("=\\?UTF-8\\?B\\?(.*?)\\?=").matcher(text);
        StringBuilder subject = new StringBuilder();
        while (words.find()) {
            subject.append(new String(Base64.getDecoder().decode(words.group(1)), StandardCharsets.UTF_8));
        }
        assertThat(subject.toString()).isEqualTo(NOTICE.subject());
    }

    @Test
    void aMailGoesOverStartTlsWithAPassword() throws IOException {
        SMTPServer.Builder builder = withPassword(server()).requireTLS().startTlsSocketFactory(context);
        mail(builder, Mail.Tls.STARTTLS, "ops", List.of(authority), ENVELOPE).send(NOTICE);
        assertArrived();
    }

    @Test
    void aMailGoesOverTlsFromTheStart() throws IOException {
        mail(withPassword(server()).serverSocketFactory(context), Mail.Tls.IMPLICIT, "ops", List.of(authority), ENVELOPE).send(NOTICE);
        assertArrived();
    }

    @Test
    void aMailGoesWithoutEitherWhereThatIsAskedFor() throws IOException {
        mail(server(), Mail.Tls.NONE, "", List.of(), ENVELOPE).send(NOTICE);
        assertArrived();
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() {
        Mail mail = mail(withPassword(server()).requireTLS().startTlsSocketFactory(context), Mail.Tls.STARTTLS, "ops", List.of(), ENVELOPE);
        assertThatThrownBy(() -> mail.send(NOTICE)).isInstanceOf(IOException.class).hasMessageContaining("localhost:");
        assertThat(got).isEmpty();
    }

    @Test
    void aServerWithoutTlsGetsNothingIfTlsIsAskedFor() {
        Mail mail = mail(server(), Mail.Tls.STARTTLS, "", List.of(authority), ENVELOPE);
        assertThatThrownBy(() -> mail.send(NOTICE)).hasMessageContaining("the server does not take STARTTLS");
        assertThat(got).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldWithTheServersWords() {
        Mail mail = mail(withPassword(server()).startTlsSocketFactory(context).enableTLS(), Mail.Tls.STARTTLS, "other", List.of(authority), ENVELOPE);
        assertThatThrownBy(() -> mail.send(NOTICE)).hasMessageContaining("does not take username and password: 535").hasMessageNotContaining("p\u00e4ss");
    }

    @Test
    void aRecipientThatIsRefusedIsNamed() {
        Mail mail = mail(server(), Mail.Tls.NONE, "", List.of(), new Mail.Envelope("a@example.org", List.of("nobody@example.org")));
        assertThatThrownBy(() -> mail.send(NOTICE)).hasMessageContaining("does not take the recipient nobody@example.org: 5");
    }
}
