package dev.tailrace.packaging.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP message as it goes over the wire, byte for byte.
 *
 * @param head up to and with the empty line
 * @param body as transferred: chunks stay chunks
 */
record Exchange(byte[] head, byte[] body) {
    /** Reads the next message; null if the peer has ended the connection before it. */
    static Exchange read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int length = line(in, head); length != 0; length = line(in, head)) {
            if (length < 0) {
                return null;
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = text.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int from = length + "\r\ncontent-length:".length();
            body.writeBytes(in.readNBytes(Integer.parseInt(text.substring(from, text.indexOf('\r', from)).strip())));
        } else if (text.contains("\r\ntransfer-encoding: chunked")) {
            chunks(in, body);
        }
        return new Exchange(head.toByteArray(), body.toByteArray());
    }

    boolean isBulk() {
        String first = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
        return first.startsWith("POST ") && first.lines().findFirst().orElse("").contains("/_bulk");
    }

    private static void chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        int size;
        do {
            ByteArrayOutputStream announced = new ByteArrayOutputStream();
            if (line(in, announced) < 0) {
                throw new EOFException("cut before a chunk");
            }
            body.writeBytes(announced.toByteArray());
            size = Integer.parseInt(announced.toString(StandardCharsets.US_ASCII).strip(), 16);
            body.writeBytes(in.readNBytes(size));
            line(in, body);
        } while (size > 0);
    }

    /** Copies a line with its end; its length without, -1 at the end of the stream. */
    private static int line(InputStream in, ByteArrayOutputStream to) throws IOException {
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (length > 0) {
                    throw new EOFException("cut within a line");
                }
                return -1;
            }
            to.write(b);
            length += b == '\r' ? 0 : 1;
        }
        to.write('\n');
        return length;
    }
}
