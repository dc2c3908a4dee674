package dev.tailrace.packaging.samples;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** A log of so many requests, written wherever it is wanted, in one go or in pieces. One thread. */
public final class SampleLog {
    /** When the first request of every sample comes in. */
    public static final Instant START = Instant.parse("2025-04-05T14:23:11Z");

    private final LogFormat format;
    private final Traffic traffic;
    private final StringBuilder line = new StringBuilder(512);

    public SampleLog(LogFormat format, long seed) {
        this.format = format;
        this.traffic = new Traffic(seed, START);
    }

    /** Writes what the format wants at the head of a file. */
    public void head(OutputStream out) throws IOException {
        out.write(format.header(START).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the next requests, each as one whole line. */
    public void write(OutputStream out, long requests) throws IOException {
        for (long i = 0; i < requests; i++) {
            line.setLength(0);
            format.line(traffic.next(), line);
            line.append(format.lineEnd());
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@code SampleLog FORMAT REQUESTS SEED FILE}: squid, combined, go-proxy or iis. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: SampleLog squid|combined|go-proxy|iis REQUESTS SEED FILE");
            System.exit(2);
        }
        SampleLog log = new SampleLog(LogFormat.valueOf(args[0].toUpperCase(Locale.ROOT).replace('-', '_')), Long.parseLong(args[2]));
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(args[3]), 1 << 16)) {
            log.head(out);
            log.write(out, Long.parseLong(args[1]));
        }
    }
}
