package dev.tailrace.core.processors.geo;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.NoCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of one configured processor, opened again when they are replaced. Thread-safe. */
public final class GeoDatabases {
    private static final Logger LOG = LoggerFactory.getLogger(GeoDatabases.class);
    private static final long LOOK_EVERY = 60_000_000_000L;

    /**
     * What is opened, and how.
     *
     * @param files in the order in which they are asked; the first that has a value gives it
     * @param inMemory whether they are read whole instead of mapped, so that they can be replaced where a mapped file cannot (Windows)
     * @param language of names, as the databases call it: {@code en}, {@code de}, {@code zh-CN}
     * @param cacheSize how many addresses are remembered
     */
    public record Options(List<Path> files, boolean inMemory, String language, int cacheSize) {}

    /** What shows that a file is another. */
    private record State(FileTime modified, long size) {
        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size());
        }
    }

    private record Opened(List<State> states, Edition edition) {}

    private final Options options;
    private final AtomicLong nextLook = new AtomicLong(Long.MIN_VALUE);
    private volatile Opened opened;
    private volatile Edition damaged;

    /** @throws IOException saying which file cannot be opened, and why */
    public GeoDatabases(Options options) throws IOException {
        this.options = options;
        this.opened = open();
    }

    private Opened open() throws IOException {
        List<State> states = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (Path file : options.files) {
            try {
                states.add(State.of(file));
                Reader.FileMode mode = options.inMemory ? Reader.FileMode.MEMORY : Reader.FileMode.MEMORY_MAPPED;
                readers.add(new Reader(file.toFile(), mode, NoCache.getInstance()));
            } catch (NoSuchFileException e) {
                throw new IOException("there is no file " + file, e);
            } catch (InvalidDatabaseException e) {
                throw new IOException(file + " is no database in MaxMind's format: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return new Opened(states, new Edition(readers, options.language, options.cacheSize));
    }

    /** The newest edition; now and then the files are looked at for one. @param now nanoseconds since 1970 */
    public Edition edition(long now) {
        long due = nextLook.get();
        if (now >= due && nextLook.compareAndSet(due, now + LOOK_EVERY) && due != Long.MIN_VALUE) {
            refresh();
        }
        return opened.edition;
    }

    /** Tells people, once, that an edition could not be read where an address stands. */
    public void report(Edition edition, IOException problem) {
        if (edition != damaged) {
            damaged = edition;
            LOG.warn("a database of addresses is damaged, some addresses are not found: {}: {}", options.files, problem.getMessage());
        }
    }

    private void refresh() {
        try {
            List<State> states = new ArrayList<>();
            for (Path file : options.files) {
                states.add(State.of(file));
            }
            if (!states.equals(opened.states)) {
                opened = open();
                LOG.info("databases of addresses were replaced and opened again: {}", options.files);
            }
        } catch (IOException e) {
            LOG.warn("databases of addresses cannot be opened again, those from before stay in use: {}", e.getMessage());
        }
    }
}
