package dev.tailrace.core.registry;

import dev.tailrace.core.registry.FileHeader.Kind;
import java.util.List;

/** What the files add up to. */
sealed interface Replay {
    /** There are none. */
    record Absent() implements Replay {}

    /** A newer version wrote them. */
    record Newer(String file) implements Replay {}

    /**
     * No state can be read from them.
     *
     * @param highest number in use
     */
    record Lost(long highest, List<Damage> damages) implements Replay {}

    /**
     * A state.
     *
     * @param base number of the snapshot (or of the empty log) that it starts from
     * @param baseBytes length of that snapshot
     * @param last number of the log that it ends with
     * @param length of the part of that log that counts
     * @param header of that log; null if it cannot be read, and then the state is not whole
     * @param highest number in use
     * @param isWhole false if damage cost anything: then what follows goes into a new log
     */
    record Known(
            RegistryState state,
            String epoch,
            long base,
            long baseBytes,
            long last,
            long length,
            FileHeader header,
            long highest,
            boolean isWhole,
            List<Damage> damages)
            implements Replay {}

    /**
     * Bytes that cannot be used.
     *
     * @param isNeeded true if they may hold what is nowhere else
     */
    record Damage(Kind kind, long number, long offset, long bytes, String reason, boolean isNeeded) {
        String file() {
            return kind.fileName(number);
        }

        Recovery.Finding finding(String setAside) {
            return new Recovery.Finding(file(), offset, bytes, reason, setAside);
        }
    }
}
