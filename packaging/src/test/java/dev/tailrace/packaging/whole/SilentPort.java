package dev.tailrace.packaging.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes connections and all that is sent, and says nothing. */
final class SilentPort implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    SilentPort() throws IOException {
        Thread.ofVirtual().name("silent-port").start(this::accept);
    }

    int number() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofVirtual().start(() -> swallow(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void swallow(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // the agent has given up: what it does then is what the test looks at
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
