package dev.tailrace.outputs.logstash;

import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.socket.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.BitSet;
import java.util.List;

/** A connection to one server, and how much it is trusted with. Used by one thread at a time. */
final class Lumberjack implements Connection<Window> {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final SlowStart slowStart;
    private final long mostBytes;

    /** @param most in a window */
    Lumberjack(Socket socket, Window.Most most) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.slowStart = new SlowStart(most.events());
        this.mostBytes = most.bytes();
    }

    /** Sends window by window; the protocol refuses nothing for good. */
    @Override
    public void send(Shipment shipment, BitSet left, Window window, List<Rejection> refused) throws IOException {
        while (!left.isEmpty()) {
            window.fill(shipment, left, new Window.Most(slowStart.size(), mostBytes));
            window.writeTo(out);
            awaitAcknowledgement(window, left);
            slowStart.acknowledged(window.count());
        }
    }

    private void awaitAcknowledgement(Window window, BitSet left) throws IOException {
        int acknowledged = 0;
        while (acknowledged < window.count()) {
            int sequence = acknowledgement();
            if (sequence < 0 || sequence > window.count()) {
                throw new IOException("acknowledgement of event " + sequence + " in a window of " + window.count());
            }
            if (sequence > acknowledged) {
                acknowledged = sequence;
                window.acknowledge(acknowledged, left);
            }
        }
    }

    private int acknowledgement() throws IOException {
        int version = read();
        int kind = read();
        if (version != '2' || kind != 'A') {
            throw new IOException(String.format("not an acknowledgement of Lumberjack 2: 0x%02x 0x%02x", version, kind));
        }
        return read() << 24 | read() << 16 | read() << 8 | read();
    }

    private int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the server closed the connection");
        }
        return b;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
