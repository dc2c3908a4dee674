package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.follow.Life;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which files may be open: a bounded number, so that the outputs find descriptors, too, and the queue of those that wait.
 *
 * <p>Who reads much gives way to who waits: see {@link #mustYield}.
 */
final class Handles {
    /** Most files open at once if nobody says otherwise: half of the descriptors that many systems allow a process. */
    private static final int USUAL = 512;
    /** Bytes that a file may read, and nanoseconds that it may take, before it gives its handle to one that waits. */
    private static final long TURN = 8L << 20;
    private static final long TURN_TIME = 5_000_000_000L;

    private final Set<TailedFile> open = new LinkedHashSet<>();
    private final ArrayDeque<TailedFile> queue = new ArrayDeque<>();
    private int limit;

    Handles(int harvesterLimit) {
        limit = harvesterLimit > 0 ? harvesterLimit : USUAL;
    }

    void enqueue(TailedFile file) {
        queue.add(file);
    }

    /** The next that waits for a handle, or null. */
    TailedFile poll() {
        TailedFile next = queue.poll();
        while (next != null && !(next.life instanceof Life.Queued)) {
            next = queue.poll();
        }
        return next;
    }

    void putBack(TailedFile file) {
        queue.addFirst(file);
    }

    boolean isAnyWaiting() {
        return !queue.isEmpty();
    }

    void opened(TailedFile file) {
        open.add(file);
    }

    void closed(TailedFile file) {
        open.remove(file);
    }

    boolean isFull() {
        return open.size() >= limit;
    }

    int count() {
        return open.size();
    }

    /** The system has no more: be content with fewer. */
    void exhausted() {
        limit = Math.max(1, open.size() - open.size() / 8 - 1);
    }

    /** Whether a file that is being read is to make room for one that waits. */
    boolean mustYield(TailedFile file, long now) {
        boolean turnIsOver = file.readInTurn >= TURN || file.life instanceof Life.Reading reading && now - reading.openedAt() >= TURN_TIME;
        return turnIsOver && isFull() && !queue.isEmpty();
    }

    /** The open file that has had nothing to read for longest, of those whose name still stands if there is one; or null. */
    TailedFile leastActive() {
        TailedFile named = leastActive(false);
        return named != null ? named : leastActive(true);
    }

    private TailedFile leastActive(boolean leaving) {
        TailedFile least = null;
        long leastAt = Long.MAX_VALUE;
        for (TailedFile file : open) {
            boolean counts = file.life instanceof Life.Idle && file.life.presence().isLeaving() == leaving && file.quietAt == Duty.NEVER;
            if (counts && file.life instanceof Life.Idle idle && idle.lineAt() < leastAt) {
                least = file;
                leastAt = idle.lineAt();
            }
        }
        return least;
    }

    Set<TailedFile> open() {
        return open;
    }
}
