package dev.tailrace.outputs.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A receiver that takes everything and says yes at once, as a process of its own: HTTP with chunked bodies, Lumberjack, Redis, or plain bytes. */
final class Sink {
    private static final byte[] YES = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"errors\":false}")
            .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ONE = ":1\r\n".getBytes(StandardCharsets.US_ASCII);

    private Sink() {}

    /** Prints its port, then serves until it is killed. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 256 * 1024));
            OutputStream out = socket.getOutputStream();
            byte[] waste = new byte[256 * 1024];
            for (int first = in.read(); first >= 0; first = in.read()) {
                switch (first) {
                    case 'P' -> http(in, out, waste);
                    case '2' -> window(in, out, waste);
                    case '*' -> command(in, out, waste);
                    default -> in.skipNBytes(in.available());
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static void http(DataInputStream in, OutputStream out, byte[] waste) throws IOException {
        while (!line(in).isEmpty()) {
            continue;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            skip(in, size, waste);
            line(in);
        }
        line(in);
        out.write(YES);
    }

    private static void window(DataInputStream in, OutputStream out, byte[] waste) throws IOException {
        in.readByte();
        int count = in.readInt();
        in.readByte();
        if (in.readByte() == 'C') {
            skip(in, in.readInt(), waste);
        } else {
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    in.readShort();
                }
                in.readInt();
                skip(in, in.readInt(), waste);
            }
        }
        out.write(new byte[] {'2', 'A', (byte) (count >> 24), (byte) (count >> 16), (byte) (count >> 8), (byte) count});
    }

    private static void command(DataInputStream in, OutputStream out, byte[] waste) throws IOException {
        int words = Integer.parseInt(line(in));
        for (int i = 0; i < words; i++) {
            in.readByte();
            skip(in, Integer.parseInt(line(in)) + 2, waste);
        }
        out.write(ONE);
    }

    private static void skip(DataInputStream in, int count, byte[] waste) throws IOException {
        for (int left = count; left > 0; ) {
            int read = in.read(waste, 0, Math.min(left, waste.length));
            if (read < 0) {
                throw new IOException("cut");
            }
            left -= read;
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("cut");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
