package dev.tailrace.core.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;

/** The process's stderr, which outlives whoever writes to it: an appender closes its stream when it stops, and others still have things to say. */
final class StandardError extends FilterOutputStream {
    StandardError() {
        super(new FileOutputStream(FileDescriptor.err));
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        out.write(bytes, start, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
