package dev.tailrace.outputs.console;

import dev.tailrace.core.encode.Bytes;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Spreads compact JSON over lines. Works on bytes, so that values stay as they were written; expects the encoder's output, which has no
 * white space outside strings but the line end after each document.
 */
final class Indenting extends OutputStream {
    private final OutputStream out;
    private final Bytes bytes = new Bytes(8192);
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean opened;

    Indenting(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int count) throws IOException {
        for (int i = start; i < start + count; i++) {
            one(from[i]);
        }
        out.write(bytes.array(), 0, bytes.length());
        bytes.clear();
    }

    private void one(byte b) {
        if (inText) {
            bytes.write(b);
            inText = escaped || b != '"';
            escaped = !escaped && b == '\\';
            return;
        }
        boolean closing = b == '}' || b == ']';
        if (closing) {
            depth--;
        }
        if (opened != closing) {
            line();
        }
        opened = b == '{' || b == '[';
        bytes.write(b);
        switch (b) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case ',' -> line();
            case ':' -> bytes.write(' ');
            default -> {}
        }
    }

    private void line() {
        bytes.write('\n');
        for (int i = 0; i < depth; i++) {
            bytes.write(' ').write(' ');
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
