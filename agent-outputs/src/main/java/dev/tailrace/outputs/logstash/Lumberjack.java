package dev.tailrace.outputs.logstash;

import dev.tailrace.core.output.Shipment;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.BitSet;

/** A connection to one server, and how much it is trusted with. Used by one thread at a time. */
final class Lumberjack {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final SlowStart slowStart;
    private long idleSince;

    Lumberjack(Socket socket, int mostEvents) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.slowStart = new SlowStart(mostEvents);
    }

    /**
     * Sends events, window by window, and waits for their acknowledgements.
     *
     * @param left what to send; acknowledged events are taken out at once, also if an exception follows
     */
    void send(Shipment shipment, BitSet left, Window window, long mostBytes) throws IOException {
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

    /** @param now monotonic nanoseconds */
    void idle(long now) {
        idleSince = now;
    }

    /** Nanoseconds without use. */
    long idleFor(long now) {
        return now - idleSince;
    }

    void close() throws IOException {
        socket.close();
    }
}
