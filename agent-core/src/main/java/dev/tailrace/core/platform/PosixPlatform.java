package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Linux and its kin: device and inode through the {@code unix} attribute view. */
public final class PosixPlatform implements Platform {
    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public FileKey fileKey(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:dev,ino");
        return new FileKey(((Number) attributes.get("dev")).longValue(), 0, ((Number) attributes.get("ino")).longValue());
    }

    @Override
    public Path defaultData() {
        return Path.of("/var/lib/tailrace");
    }

    @Override
    public String hostName() {
        String given = System.getenv("HOSTNAME");
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return given == null || given.isBlank() ? "localhost" : given;
        }
    }
}
