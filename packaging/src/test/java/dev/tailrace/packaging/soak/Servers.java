package dev.tailrace.packaging.soak;

import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Servers that write a log each, at a steady pace, and rotate it as logrotate does: {@code access-0.log} becomes {@code access-0.log.1}, that one {@code .2}, the oldest
 * is deleted. Requests are numbered through all logs. One thread; how many lines are written may be asked by another.
 */
final class Servers implements Runnable {
    /** What a server's buffer may hold. */
    private static final int BLOCK = 40;

    private static final long MOMENT_NANOS = 2_000_000;
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final Plan plan;
    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 1);
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final OutputStream[] open;
    private final long[] rotatesAt;
    private volatile long written;
    private volatile int rotations;

    Servers(Path folder, Plan plan) throws IOException {
        this.folder = folder;
        this.plan = plan;
        this.open = new OutputStream[plan.logs()];
        this.rotatesAt = new long[plan.logs()];
        for (int log = 0; log < open.length; log++) {
            open[log] = open(log);
            rotatesAt[log] = plan.rotation().toNanos() * (log + 1) / plan.logs();
        }
    }

    long written() {
        return written;
    }

    int rotations() {
        return rotations;
    }

    /** Writes all lines of the plan. */
    @Override
    public void run() {
        try {
            serve();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void serve() throws IOException {
        long began = System.nanoTime();
        for (int turn = 0; written < plan.lines(); turn = (turn + 1) % open.length) {
            long lines = Math.min(BLOCK, plan.lines() - written);
            long since = System.nanoTime() - began;
            for (; since < (written + lines) * SECOND / plan.rate(); since = System.nanoTime() - began) {
                LockSupport.parkNanos(MOMENT_NANOS);
            }
            if (since >= rotatesAt[turn]) {
                rotate(turn);
            }
            block.reset();
            sample.write(block, lines);
            block.writeTo(open[turn]);
            written += lines;
        }
        for (OutputStream log : open) {
            log.close();
        }
    }

    private void rotate(int log) throws IOException {
        open[log].close();
        for (int age = plan.kept(); age > 0; age--) {
            Path younger = file(log, age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, file(log, age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open[log] = open(log);
        rotatesAt[log] += plan.rotation().toNanos();
        rotations++;
    }

    private OutputStream open(int log) throws IOException {
        return Files.newOutputStream(file(log, 0), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path file(int log, int age) {
        return folder.resolve("access-" + log + ".log" + (age == 0 ? "" : "." + age));
    }
}
