package dev.tailrace.packaging.fire;

import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * The log of a Go proxy that rotates it itself, as lumberjack does: a name with a number, then perhaps compressed. Or {@code copytruncate}, which cannot lose
 * anything here: the one thread that copies and truncates also writes.
 */
final class GoProxyLog implements Scribe {
    private static final String NAME = "access.log";

    private final Path folder;
    private final SampleLog sample;
    private OutputStream out;
    private Path rotated;
    private int rotations;

    GoProxyLog(Path folder, Random random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.sample = new SampleLog(LogFormat.GO_PROXY, random.nextLong());
        this.out = open();
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public AccessLog log() {
        return new AccessLog("go-proxy", Dialect.GO_PROXY, folder, NAME);
    }

    @Override
    public void write(int requests) throws IOException {
        sample.write(out, requests);
    }

    @Override
    public void finish() {}

    @Override
    public String turnOver(Random random) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> copyTruncate();
            case 1 -> compress();
            default -> rename();
        };
    }

    private String rename() throws IOException {
        out.close();
        rotated = folder.resolve("access-" + ++rotations + ".log");
        Files.move(folder.resolve(NAME), rotated);
        out = open();
        return "Go proxy: renamed";
    }

    private String copyTruncate() throws IOException {
        Files.copy(folder.resolve(NAME), folder.resolve("access-" + ++rotations + ".log"), StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        return "Go proxy: copied and truncated";
    }

    /** What was renamed last, if anything was since. */
    private String compress() throws IOException {
        if (rotated == null) {
            return rename();
        }
        Path fresh = folder.resolve(rotated.getFileName() + ".gz");
        try (InputStream in = Files.newInputStream(rotated);
                OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(fresh))) {
            in.transferTo(zipped);
        }
        Files.delete(rotated);
        rotated = null;
        return "Go proxy: a renamed file compressed";
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
