package dev.tailrace.core.registry;

import dev.tailrace.core.registry.FileHeader.Kind;
import dev.tailrace.core.registry.Replay.Damage;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a registry: newest valid snapshot, then its logs up to the first damage. Changes nothing on the disk. */
final class Replayer {
    /** How many generation numbers are skipped for a log of which nobody knows how long it was. */
    static final long MISSING_LOG_SKIP = 1_000_000;

    private final Storage storage;
    private final RegistryFiles files;
    private final ChangeReader reader = new ChangeReader();
    private final List<Damage> damages = new ArrayList<>();

    private RegistryState state;
    private String epoch;
    private long base;
    private long baseBytes;
    private long last;
    private long length;
    private boolean isWhole = true;

    private Replayer(Storage storage, RegistryFiles files) {
        this.storage = storage;
        this.files = files;
    }

    static Replay replay(Storage storage) throws IOException {
        RegistryFiles files = RegistryFiles.of(storage);
        Optional<String> newer = files.newer();
        if (newer.isPresent()) {
            return new Replay.Newer(newer.get());
        }
        if (files.isEmpty() && !files.hasRemains()) {
            return new Replay.Absent();
        }
        return new Replayer(storage, files).replay();
    }

    private Replay replay() throws IOException {
        if (!findBase()) {
            return new Replay.Lost(files.highest(), everything());
        }
        walk();
        reportUnreached();
        skipLostNumbers();
        List<Damage> all = isWhole ? damages : damages.stream().map(Replayer::needed).toList();
        FileHeader header = files.log(last).orElse(null);
        return new Replay.Known(state, epoch, base, baseBytes, last, length, header, files.highest(), isWhole, all);
    }

    private static Damage needed(Damage damage) {
        return new Damage(damage.kind(), damage.number(), damage.offset(), damage.bytes(), damage.reason(), damage.bytes() > 0);
    }

    // ---- where it starts

    private boolean findBase() throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>(files.snapshots().keySet());
        numbers.addAll(files.logs().keySet());
        for (long number : numbers.descendingSet()) {
            if (files.snapshots().containsKey(number) && readSnapshot(number)) {
                return true;
            }
            Optional<FileHeader> log = files.log(number);
            if (log.isPresent() && log.get().previous() == FileHeader.EMPTY) {
                begin(log.get(), 0);
                return true;
            }
        }
        return false;
    }

    private void begin(FileHeader header, long bytes) {
        state = new RegistryState(header.next());
        epoch = header.epoch();
        base = header.number();
        baseBytes = bytes;
    }

    private boolean readSnapshot(long number) throws IOException {
        FileHeader header = files.snapshot(number).orElse(null);
        if (header == null) {
            damaged(Kind.SNAPSHOT, number, 0, size(Kind.SNAPSHOT, number), "its header cannot be read");
            return false;
        }
        begin(header, 0);
        try (Frames frames = new Frames(storage.read(Kind.SNAPSHOT.fileName(number)), header, Long.MAX_VALUE, reader)) {
            boolean ended = false;
            for (Optional<List<Change>> slice = frames.next(); slice.isPresent(); slice = frames.next()) {
                slice.get().forEach(state::apply);
                ended = slice.get().getLast() instanceof Change.End(long entries) && entries == state.size();
            }
            baseBytes = frames.good();
            if (!ended || !frames.damage().isEmpty()) {
                String reason = frames.damage().isEmpty() ? "it was not written to its end" : frames.damage();
                damaged(Kind.SNAPSHOT, number, frames.good(), frames.rest(), reason);
                return false;
            }
            return true;
        }
    }

    // ---- how it goes on

    private void walk() throws IOException {
        last = base;
        while (true) {
            Optional<FileHeader> successor = files.successor(last, epoch);
            long end = successor.map(FileHeader::previousLength).orElse(Long.MAX_VALUE);
            length = 0;
            if (end > 0 && !readLog(end)) {
                isWhole = false;
                return;
            }
            if (successor.isEmpty()) {
                return;
            }
            last = successor.get().number();
        }
    }

    /** Applies the groups of log {@link #last} that stand before {@code end}; false if not all could be read. */
    private boolean readLog(long end) throws IOException {
        FileHeader header = files.log(last).filter(log -> log.epoch().equals(epoch)).orElse(null);
        if (header == null) {
            boolean isMissing = !files.logs().containsKey(last);
            String reason = isMissing ? "the file is missing" : "its header cannot be read, or is another registry's";
            damaged(Kind.LOG, last, 0, isMissing ? 0 : size(Kind.LOG, last), reason);
            return false;
        }
        try (Frames frames = new Frames(storage.read(Kind.LOG.fileName(last)), header, end, reader)) {
            for (Optional<List<Change>> group = frames.next(); group.isPresent(); group = frames.next()) {
                group.get().forEach(state::apply);
            }
            length = frames.good();
            if (frames.damage().isEmpty()) {
                return true;
            }
            damaged(Kind.LOG, last, frames.good(), frames.rest(), frames.damage());
            return false;
        }
    }

    // ---- what does not count

    /** Logs later than the last one that counts: after a gap, of another registry, or barely begun. */
    private void reportUnreached() throws IOException {
        for (long number : files.logs().tailMap(last, false).keySet()) {
            Optional<FileHeader> header = files.log(number);
            long bytes = size(Kind.LOG, number);
            boolean isUnused = header.isPresent() && header.get().previous() == FileHeader.DETACHED && bytes == FileHeader.BYTES;
            if (!isUnused) {
                isWhole = false;
                damaged(Kind.LOG, number, 0, bytes, header.isEmpty() ? "its header cannot be read" : "it goes on from what is damaged");
            }
        }
    }

    private void skipLostNumbers() {
        state.reserve(files.next(epoch));
        if (!isWhole) {
            long lost = damages.stream().mapToLong(Damage::bytes).sum();
            boolean isMissing = damages.stream().anyMatch(damage -> damage.bytes() == 0);
            state.reserve(Math.addExact(state.next(), lost + (isMissing ? MISSING_LOG_SKIP : 0)));
        }
    }

    private List<Damage> everything() throws IOException {
        damages.clear();
        for (long number : files.snapshots().keySet()) {
            damages.add(new Damage(Kind.SNAPSHOT, number, 0, size(Kind.SNAPSHOT, number), "no state can be read from it", true));
        }
        for (long number : files.logs().keySet()) {
            damages.add(new Damage(Kind.LOG, number, 0, size(Kind.LOG, number), "there is no state that it goes on from", true));
        }
        return damages;
    }

    private void damaged(Kind kind, long number, long offset, long bytes, String reason) {
        damages.add(new Damage(kind, number, offset, bytes, reason, false));
    }

    private long size(Kind kind, long number) throws IOException {
        try (var file = storage.read(kind.fileName(number))) {
            return file.transferTo(OutputStream.nullOutputStream());
        }
    }
}
