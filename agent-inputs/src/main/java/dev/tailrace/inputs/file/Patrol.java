package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.discover.Scouting;
import dev.tailrace.inputs.file.read.Loading;

/**
 * Goes round all files while some of them are written all the time. A hint for every write would wake three threads for it, though the output
 * takes what was written only once in a linger: so meanwhile there are no hints about writing, and once in a linger every open file is asked for its size.
 * What is found then has waited long enough, and goes out at once.
 *
 * <p>A closed file, which was silent for minutes, is looked at once in ten rounds. What comes and goes is hinted at as ever.
 */
final class Patrol {
    /** From about so many hints of writing in a second on it is cheaper to go round. */
    static final int MANY_HINTS = 40;
    /** To go round more files than this would cost more than hints. */
    static final int MOST_FILES = 256;

    /** A shorter linger has so many rounds that hints are cheaper. */
    private static final long LEAST_LINGER = 20_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int ROUNDS = 10;
    /** With fewer of {@link #ROUNDS} that find something, hints are cheaper. */
    private static final int LEAST_FRUITFUL = 3;

    private final TailParts parts;
    private final Tail tail;
    private final Scouting scouting;
    private final Loading loading;
    private final int manyHints;
    private final long linger;
    private long countedFrom = Long.MIN_VALUE;
    private int hints;
    private long lastRound;
    private long nextRound = Duty.NEVER;
    private int rounds;
    private int fruitful;

    /** @param manyHints from so many hints of writing in a second on it goes round */
    Patrol(TailParts parts, Tail tail, Scouting scouting, Loading loading, int manyHints) {
        this.manyHints = manyHints;
        this.parts = parts;
        this.tail = tail;
        this.scouting = scouting;
        this.loading = loading;
        this.linger = parts.context().outlet().linger();
    }

    /** A hint told that this file was perhaps written. */
    void hinted(String path, long now) {
        if (isOnItsWay()) {
            scouting.hush(path);
        } else if (linger >= LEAST_LINGER && areMany(now) && parts.roster().size() <= MOST_FILES) {
            scouting.hush(path);
            rounds = 0;
            fruitful = 0;
            lastRound = now;
            nextRound = now + linger;
        }
    }

    private boolean isOnItsWay() {
        return nextRound != Duty.NEVER;
    }

    private boolean areMany(long now) {
        if (countedFrom == Long.MIN_VALUE || now - countedFrom > SECOND) {
            countedFrom = now;
            hints = 0;
        }
        return ++hints >= manyHints;
    }

    /** Goes round if it is time. */
    int work(long now) {
        if (!isOnItsWay()) {
            loading.writtenSince(Duty.NEVER);
        }
        if (now < nextRound) {
            return 0;
        }
        boolean last = rounds == ROUNDS && (fruitful < LEAST_FRUITFUL || parts.roster().size() > MOST_FILES);
        if (last) {
            scouting.listen();
        } else if (rounds == ROUNDS) {
            rounds = 0;
            fruitful = 0;
        }
        loading.writtenSince(lastRound);
        goRound(now);
        lastRound = now;
        nextRound = last ? Duty.NEVER : now + linger;
        return 1;
    }

    private void goRound(long now) {
        boolean found = false;
        int turn = rounds;
        for (TailedFile file : parts.roster().all()) {
            if (file.content != null) {
                found |= tail.isStirring(file, now);
            } else if (turn++ % ROUNDS == 0) {
                scouting.look(file.path, now);
            }
        }
        rounds++;
        fruitful += found ? 1 : 0;
    }

    long due() {
        return nextRound;
    }
}
