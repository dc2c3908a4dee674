package dev.tailrace.core.journal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** When a new file is begun: the one at hand is large or old enough. Time is that of the events. Used under the appender's lock. */
final class SizeOrAge extends TriggeringPolicyBase<ILoggingEvent> {
    private static final long LOOK_EVERY = 1_000;

    private final long size;
    private final long age;
    private long begun;
    private long lookedAt;

    /**
     * @param file at hand
     * @param size bytes
     * @param age milliseconds; 0: whatever its age
     */
    SizeOrAge(Path file, long size, long age) {
        this.size = size;
        this.age = age;
        try {
            begun = Files.readAttributes(file, BasicFileAttributes.class).creationTime().toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isTriggeringEvent(File active, ILoggingEvent event) {
        long now = event.getTimeStamp();
        boolean old = age > 0 && now - begun >= age && active.length() > 0;
        if (!old && Math.abs(now - lookedAt) < LOOK_EVERY) {
            return false;
        }
        lookedAt = now;
        if (old || active.length() >= size) {
            begun = now;
            return true;
        }
        return false;
    }
}
