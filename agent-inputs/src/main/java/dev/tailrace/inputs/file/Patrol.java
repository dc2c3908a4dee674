package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.discover.Scouting;
import dev.tailrace.inputs.file.read.Loading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes round files while some of them are written all the time. A hint for every write would wake three threads for it, though the output
 * takes what was written only once in a linger: so meanwhile there are no hints about writing, and once in a linger every open file is asked for its size.
 * What is found then has waited long enough, and goes out at once.
 *
 * <p>Where there is hardly a linger, the few files that are written are asked every {@link #LEAST_INTERVAL}, so that what comes in between goes
 * out together, and the others twenty times a second. A closed file, which was silent for minutes, is looked at about once a second. An empty
 * one that has just come, as in a rotation, is looked at as often as the open ones are asked, and later as often as a closed one. What comes and goes is
 * hinted at as ever.
 */
final class Patrol {
    /** From about so many hints of writing in a second on it is cheaper to go round. */
    static final int MANY_HINTS = 40;
    /** To go round more files than this would cost more than hints. */
    static final int MOST_FILES = 256;
    /** The shortest time from round to round. */
    static final long LEAST_INTERVAL = 1_000_000L;

    /** From this linger on every round asks every open file. */
    private static final long WHOLE_INTERVAL = 20_000_000L;
    /** How often those are asked that are not written, where not every round asks them. */
    private static final long QUIET_INTERVAL = 50_000_000L;
    /** So many files at most are written where some are asked more often than the others. */
    private static final int MOST_BUSY = 16;
    private static final long SECOND = 1_000_000_000L;

    private final TailParts parts;
    private final Tail tail;
    private final Lineup lineup;
    private final Scouting scouting;
    private final Loading loading;
    private final Manner manner;
    /** Paths of files that were hinted at, where it matters how many they are. */
    private final Set<String> hinted = new HashSet<>();
    /** Files that were written within a second, where some are asked more often than the others. */
    private final List<TailedFile> busy = new ArrayList<>();

    private long countedFrom = Long.MIN_VALUE;
    private int hints;
    private long lastRound;
    private long nextRound = Duty.NEVER;
    private int rounds;
    private int wholeRounds;
    private int fruitful;

    /**
     * How it goes round.
     *
     * @param interval nanoseconds from round to round
     * @param manyHints from so many hints of writing in a second on rounds are cheaper
     * @param term after so many rounds it is considered whether they go on
     * @param leastFruitful with fewer of these that find something hints are cheaper
     * @param whole one round of so many asks every open file, the others only those that are written
     * @param closed one whole round of so many looks at a closed file
     */
    private record Manner(long interval, int manyHints, int term, int leastFruitful, int whole, int closed) {
        static Manner of(long linger, int manyHints) {
            if (linger >= WHOLE_INTERVAL) {
                return new Manner(linger, manyHints, 10, 3, 1, 10);
            }
            long interval = Math.max(LEAST_INTERVAL, linger);
            int term = (int) (SECOND / 4 / interval);
            return new Manner(interval, 5 * manyHints, term, term / 5, (int) (QUIET_INTERVAL / interval), 20);
        }

        /** True if files that are written are asked more often than the others. */
        boolean isSelective() {
            return whole > 1;
        }
    }

    /** @param manyHints from so many hints of writing in a second on it goes round; five times as many where rounds are many, too */
    Patrol(TailParts parts, Tail tail, Lineup lineup, Scouting scouting, Loading loading, int manyHints) {
        this.parts = parts;
        this.tail = tail;
        this.lineup = lineup;
        this.scouting = scouting;
        this.loading = loading;
        this.manner = Manner.of(parts.context().outlet().linger(), manyHints);
    }

    /** A hint told that this file was perhaps written. */
    void hinted(String path, long now) {
        if (isOnItsWay()) {
            scouting.hush(path);
        } else if (areMany(path, now) && files() <= MOST_FILES) {
            scouting.hush(path);
            rounds = 0;
            fruitful = 0;
            lastRound = now;
            nextRound = now + manner.interval();
        }
    }

    private boolean isOnItsWay() {
        return nextRound != Duty.NEVER;
    }

    private boolean areMany(String path, long now) {
        if (countedFrom == Long.MIN_VALUE || now - countedFrom > SECOND) {
            countedFrom = now;
            hints = 0;
            hinted.clear();
        }
        if (manner.isSelective()) {
            hinted.add(path);
        }
        return ++hints >= manner.manyHints() && hinted.size() <= MOST_BUSY;
    }

    /** Goes round if it is time. */
    int work(long now) {
        if (!isOnItsWay()) {
            loading.writtenSince(Duty.NEVER);
        }
        if (now < nextRound) {
            return 0;
        }
        boolean last = rounds == manner.term() && (fruitful < manner.leastFruitful() || areTooMany());
        if (last) {
            scouting.listen();
        } else if (rounds == manner.term()) {
            rounds = 0;
            fruitful = 0;
        }
        loading.writtenSince(lastRound);
        boolean found = last || rounds % manner.whole() == 0 ? askAll(now) : askBusy(now);
        rounds++;
        fruitful += found ? 1 : 0;
        lastRound = now;
        nextRound = last ? Duty.NEVER : now + manner.interval();
        return 1;
    }

    private boolean areTooMany() {
        return files() > MOST_FILES || busy.size() > MOST_BUSY;
    }

    private int files() {
        return parts.roster().size() + lineup.size();
    }

    private boolean askAll(long now) {
        boolean found = false;
        int turn = wholeRounds++;
        busy.clear();
        for (TailedFile file : parts.roster().all()) {
            if (file.content == null) {
                if (turn++ % manner.closed() == 0) {
                    scouting.look(file.path, now);
                }
            } else {
                found |= isStirring(file, now);
                if (manner.isSelective() && now - file.stirredAt < SECOND) {
                    busy.add(file);
                }
            }
        }
        for (Candidate candidate : lineup.awaited()) {
            if (!candidate.isQuiet(now) || turn++ % manner.closed() == 0) {
                scouting.look(candidate.path, now);
            }
        }
        return found;
    }

    private boolean askBusy(long now) {
        boolean found = false;
        for (TailedFile file : busy) {
            found |= isStirring(file, now);
        }
        return found;
    }

    private boolean isStirring(TailedFile file, long now) {
        boolean stirs = tail.isStirring(file, now);
        if (stirs) {
            file.stirredAt = now;
        }
        return stirs;
    }

    long due() {
        return nextRound;
    }
}
