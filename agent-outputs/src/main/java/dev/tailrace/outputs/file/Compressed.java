package dev.tailrace.outputs.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A finished file's compressed form, FILE.gz beside it. Only one of the two counts: while both are there, the plain one. */
record Compressed(Path plain, Disk disk) {
    static final String SUFFIX = ".gz";
    private static final int PIECE = 64 * 1024;

    Path file() {
        return beside(SUFFIX);
    }

    private Path beside(String suffix) {
        return plain.resolveSibling(plain.getFileName() + suffix);
    }

    /** True if it is the compressed form that counts. */
    boolean isAll() throws IOException {
        return disk.size(plain) < 0 && disk.size(file()) >= 0;
    }

    /** Compresses: the plain file goes once the other one is durable under its name. */
    void make() throws IOException {
        Path fresh = beside(SUFFIX + ".tmp");
        disk.delete(fresh);
        try (InputStream in = disk.open(plain);
                Disk.Appender out = disk.append(fresh)) {
            OutputStream gzip = new GZIPOutputStream(stream(out), PIECE);
            in.transferTo(gzip);
            gzip.close();
            out.force();
        }
        disk.move(fresh, file());
        disk.forceDirectory(plain.getParent());
        disk.delete(plain);
        disk.forceDirectory(plain.getParent());
    }

    /** Deletes the compressed form, durably. */
    void drop() throws IOException {
        if (disk.size(file()) >= 0) {
            disk.delete(file());
            disk.forceDirectory(plain.getParent());
        }
    }

    /** Uncompressed bytes. */
    long length() throws IOException {
        try (InputStream in = new GZIPInputStream(disk.open(file()), PIECE)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Brings the plain file back, cut to a length: what follows was never committed. */
    void restore(long length) throws IOException {
        Path fresh = beside(".tmp");
        disk.delete(fresh);
        try (InputStream in = new GZIPInputStream(disk.open(file()), PIECE);
                Disk.Appender out = disk.append(fresh)) {
            byte[] piece = new byte[PIECE];
            for (long left = length; left > 0; ) {
                int read = in.readNBytes(piece, 0, (int) Math.min(left, PIECE));
                out.write(piece, 0, read);
                left -= read;
            }
            out.force();
        }
        disk.move(fresh, plain);
        disk.forceDirectory(plain.getParent());
        drop();
    }

    private static OutputStream stream(Disk.Appender appender) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int count) throws IOException {
                appender.write(bytes, start, count);
            }
        };
    }
}
