package dev.tailrace.outputs.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * gzip (RFC 1952) into any stream, with a deflater that is kept from one body to the next: making one costs a quarter of a megabyte of
 * native memory. Not thread-safe.
 */
public final class GzipStream extends OutputStream {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte[] piece = new byte[32 * 1024];
    private OutputStream out;

    public GzipStream(int level) {
        deflater = new Deflater(level, true);
    }

    /** Begins a new body; what became of the one before does not matter. */
    public GzipStream start(OutputStream out) throws IOException {
        this.out = out;
        deflater.reset();
        crc.reset();
        out.write(HEADER);
        return this;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int count) throws IOException {
        crc.update(from, start, count);
        deflater.setInput(from, start, count);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    /** Ends the body; the stream below stays open. */
    public void finish() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        int sum = (int) crc.getValue();
        int length = (int) deflater.getBytesRead();
        out.write(new byte[] {
            (byte) sum, (byte) (sum >> 8), (byte) (sum >> 16), (byte) (sum >> 24),
            (byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)
        });
    }

    private void drain() throws IOException {
        int count = deflater.deflate(piece, 0, piece.length);
        if (count > 0) {
            out.write(piece, 0, count);
        }
    }

    /** Gives native memory back. */
    @Override
    public void close() {
        deflater.end();
    }
}
