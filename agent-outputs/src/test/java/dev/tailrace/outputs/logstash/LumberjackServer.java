package dev.tailrace.outputs.logstash;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.InflaterInputStream;
import javax.net.ServerSocketFactory;

/** A server of Lumberjack 2 that decodes every frame strictly and answers as a test wants it. */
final class LumberjackServer implements AutoCloseable {
    /** Says what to do with each window. */
    interface Manners {
        /** Acknowledges all. */
        Manners GOOD = (window, out) -> acknowledge(out, window.size());

        void answer(List<String> window, DataOutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> windows = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());
    private volatile Manners manners = Manners.GOOD;

    LumberjackServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    LumberjackServer(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    LumberjackServer manners(Manners manners) {
        this.manners = manners;
        return this;
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Documents of all windows that came whole, in their order. */
    List<String> received() {
        return received;
    }

    /** How many events each window had. */
    List<Integer> windows() {
        return windows;
    }

    int connections() {
        return connections.size();
    }

    static void acknowledge(DataOutputStream out, int sequence) throws IOException {
        out.writeByte('2');
        out.writeByte('A');
        out.writeInt(sequence);
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                expect(in, 'W');
                int count = in.readInt();
                List<String> window = new ArrayList<>();
                events(in, window, count);
                received.addAll(window);
                windows.add(count);
                manners.answer(window, out);
            }
        } catch (IOException gone) {
            // the client hung up, or a test's manners did
            return;
        }
    }

    private static void events(DataInputStream in, List<String> window, int count) throws IOException {
        while (window.size() < count) {
            if (in.readUnsignedByte() != '2') {
                throw new IOException("not version 2");
            }
            int kind = in.readUnsignedByte();
            if (kind == 'C') {
                byte[] packed = in.readNBytes(in.readInt());
                byte[] frames = new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
                DataInputStream inner = new DataInputStream(new ByteArrayInputStream(frames));
                events(inner, window, count);
                if (inner.available() > 0) {
                    throw new IOException("more frames than the window announced");
                }
            } else if (kind == 'J') {
                if (in.readInt() != window.size() + 1) {
                    throw new IOException("a sequence number is wrong");
                }
                window.add(new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8));
            } else {
                throw new IOException("a frame of kind " + (char) kind);
            }
        }
    }

    private static void expect(DataInputStream in, char kind) throws IOException {
        if (in.readUnsignedByte() != '2' || in.readUnsignedByte() != kind) {
            throw new IOException("expected a frame 2" + kind);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(connections)) {
            socket.close();
        }
    }
}
