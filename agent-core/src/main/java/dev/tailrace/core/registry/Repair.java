package dev.tailrace.core.registry;

import dev.tailrace.core.registry.Recovery.Finding;
import dev.tailrace.core.registry.Recovery.Origin;
import dev.tailrace.core.registry.Replay.Damage;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is damaged under another name before anything is written. May be cut short at any point and done again. */
final class Repair {
    private static final int CHUNK = 64 << 10;

    private final Storage storage;

    Repair(Storage storage) {
        this.storage = storage;
    }

    /** Copies the damaged bytes that are needed; the files stay, as later ones say up to where they count. */
    Recovery copyAside(Replay.Known known) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Damage damage : known.damages()) {
            findings.add(damage.finding(damage.isNeeded() ? copyAside(damage) : ""));
        }
        return new Recovery(Origin.KEPT, findings);
    }

    /** Renames everything. */
    Recovery moveAside(Replay.Lost lost) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Damage damage : lost.damages()) {
            String kept = FileName.setAside(damage.file(), 0);
            storage.rename(damage.file(), kept);
            findings.add(damage.finding(kept));
        }
        return new Recovery(Origin.LOST, findings);
    }

    private String copyAside(Damage damage) throws IOException {
        String copy = FileName.setAside(damage.file(), damage.offset());
        storage.delete(copy);
        try (InputStream from = storage.read(damage.file());
                Storage.Tail to = storage.create(copy)) {
            from.skipNBytes(damage.offset());
            for (byte[] chunk = from.readNBytes(CHUNK); chunk.length > 0; chunk = from.readNBytes(CHUNK)) {
                to.append(ByteBuffer.wrap(chunk));
            }
            to.sync();
        }
        return copy;
    }
}
