package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on a free port of the loopback address, which takes everything for everybody. */
final class Mailbox implements SimpleMessageListener, AutoCloseable {
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()).simpleMessageListener(this).build();

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public boolean accept(String from, String recipient) {
        return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
        mails.add(new String(data.readAllBytes(), StandardCharsets.US_ASCII));
    }

    /** All mails as they came. */
    List<String> mails() {
        return mails;
    }

    /** What the first mail says, as soon as there is one. */
    String first(LaunchedAgent agent) throws IOException, InterruptedException {
        ControlPlane.await(agent, () -> !mails.isEmpty());
        String mail = mails.getFirst();
        assertThat(mail).contains("\r\n\r\n");
        return new String(Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\r\n\r\n") + 4)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
    }
}
