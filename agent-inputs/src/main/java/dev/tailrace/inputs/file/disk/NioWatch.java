package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.duty.Signal;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hints from the operating system (inotify, {@code ReadDirectoryChangesW}). A thread of its own waits for them, puts them into a queue and
 * raises the duty's signal. Of several changes to one file before it looks, the system tells one.
 */
public final class NioWatch implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(NioWatch.class);
    private static final int MOST_DIRECTORIES = 4096;
    private static final int MOST_WAITING = 4096;

    private static final WatchEvent.Kind<?>[] COMING_AND_GOING = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE
    };
    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final WatchService service;
    private final Signal signal;
    private final ArrayBlockingQueue<Hint> hints = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Map<String, WatchKey> watched = new HashMap<>();
    private boolean complained;

    private NioWatch(WatchService service, Signal signal, String owner) {
        this.service = service;
        this.signal = signal;
        Thread.ofPlatform().name("tailrace-watch-" + owner).daemon(true).start(this::listen);
    }

    /** Starts listening, or says why not and does without. */
    public static Watch start(Signal signal, String owner) {
        try {
            return new NioWatch(FileSystems.getDefault().newWatchService(), signal, owner);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("input {}: no hints about changed files, only the scan every scan_frequency finds them: {}", owner, e.getMessage());
            return Watch.NONE;
        }
    }

    @Override
    public void watch(String directory) {
        WatchKey known = watched.get(directory);
        if (known != null && known.isValid() || known == null && watched.size() >= MOST_DIRECTORIES) {
            return;
        }
        register(directory, ALL);
    }

    @Override
    public void hush(String directory) {
        if (watched.containsKey(directory)) {
            register(directory, COMING_AND_GOING);
        }
    }

    @Override
    public void listen(String directory) {
        if (watched.containsKey(directory)) {
            register(directory, ALL);
        }
    }

    /** A directory that is registered already keeps its key, and loses no event: only its kinds are others. */
    private void register(String directory, WatchEvent.Kind<?>[] kinds) {
        try {
            watched.put(directory, Path.of(directory).register(service, kinds));
        } catch (IOException | InvalidPathException | ClosedWatchServiceException e) {
            watched.remove(directory);
            if (!complained) {
                complained = true;
                LOG.info("no hints about changes in {}, the scan finds them: {}", directory, e.getMessage());
            }
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                String directory = key.watchable().toString();
                for (WatchEvent<?> event : key.pollEvents()) {
                    add(event, directory);
                }
                key.reset();
                signal.raise();
            }
        } catch (ClosedWatchServiceException | InterruptedException end) {
            hints.clear();
        }
    }

    private void add(WatchEvent<?> event, String directory) {
        boolean modified = event.kind() == StandardWatchEventKinds.ENTRY_MODIFY;
        if (event.kind() == StandardWatchEventKinds.OVERFLOW
                || !hints.offer(new Hint(directory, event.context().toString(), modified))) {
            lost.set(true);
        }
    }

    @Override
    public void take(Consumer<Hint> to) {
        for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
            to.accept(hint);
        }
        if (lost.getAndSet(false)) {
            to.accept(new Hint(null, "", false));
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.warn("closing the watch service: {}", e.getMessage());
        }
    }
}
