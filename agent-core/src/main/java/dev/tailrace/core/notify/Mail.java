package dev.tailrace.core.notify;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.tls.Trust;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.SMTPReply;

/** A mail over SMTP. */
final class Mail implements Notifier {
    /** How the connection is made safe. */
    enum Tls {
        /** Asked for before anything is said; a server that does not offer it gets nothing. */
        STARTTLS,
        /** From the start. */
        IMPLICIT,
        /** Not at all. */
        NONE
    }

    /**
     * The server.
     *
     * @param username empty: it is not asked for one
     * @param authorities whose certificates are believed; none: those that Java knows
     */
    record Server(String host, int port, Tls tls, String username, String password, List<Path> authorities, Duration timeout) {}

    /** From whom to whom, as {@code name@domain}. */
    record Envelope(String from, List<String> to) {}

    /** Bytes of a text in an encoded word: with "Subject: " before it and in Base64 its line has 78 characters at most (RFC 2047, 5322). */
    private static final int WORD = 42;

    private final Server server;
    private final Envelope envelope;
    private final Clock clock;

    Mail(Server server, Envelope envelope, Clock clock) {
        this.server = server;
        this.envelope = envelope;
        this.clock = clock;
    }

    @Override
    public void send(Notice notice) throws IOException {
        AuthenticatingSMTPClient smtp = new AuthenticatingSMTPClient(server.tls() == Tls.IMPLICIT, Trust.of(server.authorities()));
        smtp.setEndpointCheckingEnabled(true);
        smtp.setCharset(StandardCharsets.UTF_8);
        smtp.setConnectTimeout((int) server.timeout().toMillis());
        smtp.setDefaultTimeout((int) server.timeout().toMillis());
        try {
            talk(smtp, notice);
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(server.host() + ':' + server.port() + ": " + e.getMessage(), e);
        } finally {
            if (smtp.isConnected()) {
                smtp.disconnect();
            }
        }
    }

    private void talk(AuthenticatingSMTPClient smtp, Notice notice) throws IOException, GeneralSecurityException {
        smtp.connect(server.host(), server.port());
        require(smtp, SMTPReply.isPositiveCompletion(smtp.getReplyCode()), "refuses the connection");
        smtp.setSoTimeout((int) server.timeout().toMillis());
        greet(smtp);
        if (server.tls() == Tls.STARTTLS) {
            require(smtp, smtp.execTLS(), "does not take STARTTLS");
            greet(smtp);
        }
        if (!server.username().isEmpty()) {
            require(smtp, signOn(smtp), "does not take username and password");
        }
        require(smtp, smtp.setSender(envelope.from()), "does not take the sender");
        for (String to : envelope.to()) {
            require(smtp, smtp.addRecipient(to), "does not take the recipient " + to);
        }
        Writer data = smtp.sendMessageData();
        require(smtp, data != null, "takes no data");
        data.write(message(notice));
        data.close();
        require(smtp, smtp.completePendingCommand(), "does not take the mail");
        smtp.logout();
    }

    private static void greet(AuthenticatingSMTPClient smtp) throws IOException {
        require(smtp, SMTPReply.isPositiveCompletion(smtp.ehlo("localhost")), "does not greet");
    }

    private boolean signOn(AuthenticatingSMTPClient smtp) throws IOException, GeneralSecurityException {
        boolean plain = smtp.getReplyString().toUpperCase(Locale.ROOT).contains("PLAIN");
        AuthenticatingSMTPClient.AUTH_METHOD method =
                plain ? AuthenticatingSMTPClient.AUTH_METHOD.PLAIN : AuthenticatingSMTPClient.AUTH_METHOD.LOGIN;
        return smtp.auth(method, server.username(), server.password());
    }

    private static void require(AuthenticatingSMTPClient smtp, boolean done, String otherwise) throws IOException {
        if (!done) {
            String said = smtp.getReplyString();
            throw new IOException("the server " + otherwise + (said == null ? "" : ": " + said.strip()));
        }
    }

    private String message(Notice notice) {
        String id = UUID.randomUUID() + "@" + domain();
        List<String> headers = List.of(
                "From: " + envelope.from(),
                "To: " + String.join(",\r\n ", envelope.to()),
                "Subject: " + header(notice.subject()),
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.ofEpochMilli(clock.epochMillis()).atZone(ZoneId.systemDefault())),
                "Message-ID: <" + id + '>',
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: base64");
        String body = Base64.getMimeEncoder().encodeToString((notice.text() + '\n').getBytes(StandardCharsets.UTF_8));
        return String.join("\r\n", headers) + "\r\n\r\n" + body + "\r\n";
    }

    private String domain() {
        return envelope.from().substring(envelope.from().indexOf('@') + 1);
    }

    /** A header's text as encoded words (RFC 2047), whatever is in it: neither its length nor a line break in it can hurt. */
    static String header(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD) {
                words.add(word.toString());
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(character);
            bytes += size;
            at += Character.charCount(character);
        }
        words.add(word.toString());
        return String.join("\r\n ", words.stream()
                .map(each -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(each.getBytes(StandardCharsets.UTF_8)) + "?=")
                .toList());
    }
}
