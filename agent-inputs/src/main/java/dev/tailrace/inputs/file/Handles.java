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
 *
 * <p>When the process has no descriptors left, the number shrinks by an eighth, so that others find some. It grows again by a small step, when a
 * file waits: the lack may have been somebody else's, and over. Beyond the number at which it failed the steps grow, too. One that fails makes
 * the next one wait twice as long, up to minutes: a lack that stays costs next to nothing, and who has many gives back more than who has few,
 * so that of several inputs none keeps more than its share (as TCP's slow start and congestion avoidance: Jacobson, 1988).
 */
final class Handles {
    /** Most files open at once if nobody says otherwise: half of the descriptors that many systems allow a process. */
    private static final int USUAL = 512;
    /** Bytes that a file may read, and nanoseconds that it may take, before it gives its handle to one that waits. */
    private static final long TURN = 8L << 20;
    private static final long TURN_TIME = 5_000_000_000L;

    /** How many first steps it would take from nothing to all. */
    private static final int STEPS = 32;

    private static final long FIRST_PAUSE = 5_000_000_000L;
    private static final long LONGEST_PAUSE = 300_000_000_000L;

    private final Set<TailedFile> open = new LinkedHashSet<>();
    private final ArrayDeque<TailedFile> queue = new ArrayDeque<>();
    /** How many are wanted, and how many the system is believed to have. */
    private final int most;

    private int limit;
    /** How many were open when there were no more, and whether more were tried since. */
    private int failedAt;

    private boolean isTrying;
    private int step;
    private long pause = FIRST_PAUSE;
    private long growAt;

    Handles(int harvesterLimit) {
        most = harvesterLimit > 0 ? harvesterLimit : USUAL;
        limit = most;
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
    void exhausted(long now) {
        if (isTrying) {
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            isTrying = false;
        }
        growAt = now + pause;
        step = Math.max(1, most / STEPS);
        failedAt = open.size();
        limit = Math.max(1, open.size() - open.size() / 8 - 1);
    }

    /** A file waits: if it is time to see whether the system has more again, there is room for it. */
    boolean grow(long now) {
        if (limit == most || now < growAt) {
            return false;
        }
        if (isTrying && isMoreOpen()) {
            pause = FIRST_PAUSE;
            step *= 2;
        }
        isTrying = true;
        growAt = now + pause;
        limit = Math.min(most, limit + step);
        return true;
    }

    private boolean isMoreOpen() {
        return open.size() > failedAt;
    }

    /** True while files are closed that need not be, because the system had no more. */
    boolean isCrowded(long now) {
        return limit < most && !isMoreOpen() && (isFull() || now < growAt);
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
