package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.time.Duration;

/**
 * The agent's own log.
 *
 * @param dir directory of its files, relative to the data directory
 * @param rotateSize bytes after which a new file is begun
 * @param rotateEvery age after which a new file is begun; zero: only size counts
 * @param keep finished files that are kept
 */
public record LoggingConfig(Level level, String dir, Format format, long rotateSize, Duration rotateEvery, int keep) {
    /** What is worth a line. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** How a line looks. */
    public enum Format {
        /** One object a line. */
        JSON,
        /** For people. */
        TEXT
    }

    static final Key<Level> LEVEL = Key.choice("level", Level.class).or("info").doc("What is worth a line: debug, info, warn or error.");
    static final Key<String> DIR = Key.string("dir").or("logs").doc("Directory of the log, relative to the data directory.");
    static final Key<Format> FORMAT = Key.choice("format", Format.class).or("json").doc("json: one object a line; text: for people.");
    static final Key<Long> ROTATE_SIZE = Key.size("rotate_size").or("10MiB").doc("A new file is begun after this size.");
    static final Key<Duration> ROTATE_EVERY = Key.duration("rotate_every").or("1d").doc("A new file is begun after this time; 0s: only size counts.");
    static final Key<Integer> KEEP = Key.integer("keep", 1, 20).or("7").doc("Finished files that are kept.");
    static final Section SECTION = Section.of("logging", LEVEL, DIR, FORMAT, ROTATE_SIZE, ROTATE_EVERY, KEEP);

    static LoggingConfig of(Settings settings) {
        long rotateSize = settings.get(ROTATE_SIZE);
        if (rotateSize < 64 << 10) {
            settings.error(ROTATE_SIZE, "rotate_size: expected 64KiB at least, found " + settings.shown(ROTATE_SIZE));
        }
        return new LoggingConfig(settings.get(LEVEL), settings.get(DIR), settings.get(FORMAT), rotateSize, settings.get(ROTATE_EVERY), settings.get(KEEP));
    }
}
