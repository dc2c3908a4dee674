package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.follow.Follow;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When to look at which file again. A file's deadline that moves later is not looked for among the others: the early alarm goes off and sets
 * the later one.
 */
final class Alarms {
    private static final long POLL_FIRST = 1_000_000_000L;
    /** Polls fall on multiples of it: to wake up for each of hundreds of idle files would cost more than to ask them. */
    private static final long POLL_TOGETHER = 500_000_000L;

    private final Rules rules;
    private final long longestPoll;
    /** Files by time; hundreds of idle ones are asked at the same. */
    private final TreeMap<Long, List<TailedFile>> files = new TreeMap<>();

    /** @param scanNanos the longest that an open file is not asked for its size */
    Alarms(Rules rules, long scanNanos) {
        this.rules = rules;
        this.longestPoll = Math.max(POLL_FIRST, scanNanos);
    }

    /** When time may change something in a file's life. */
    void set(TailedFile file) {
        long due = Follow.due(file.life, rules);
        set(file, Math.max(file.notBefore, file.life instanceof Life.Idle ? Math.min(due, Math.min(file.pollAt, file.quietAt)) : due));
    }

    /** What time asks of a file's life cannot be done now: it is tried again then, and not before, whatever else is seen of the file. */
    void postpone(TailedFile file, long to) {
        file.notBefore = to;
        set(file, to);
    }

    private void set(TailedFile file, long at) {
        if (at < file.timerAt) {
            file.timerAt = at;
            files.computeIfAbsent(at, time -> new ArrayList<>(1)).add(file);
        }
    }

    /** Says when an idle file is to be asked for its size: the later, the longer it has been silent. */
    void poll(TailedFile file, long now) {
        long silence = file.life instanceof Life.Idle idle ? (now - idle.lineAt()) / 2 : 0;
        long next = now + Math.clamp(silence, POLL_FIRST, longestPoll);
        file.pollAt = next + Math.floorMod(-next, POLL_TOGETHER);
    }

    /** A file whose time has come, or null. */
    TailedFile next(long now) {
        for (var first = files.firstEntry(); first != null && first.getKey() <= now; first = files.firstEntry()) {
            TailedFile file = last(first);
            if (file.timerAt == first.getKey()) {
                file.timerAt = Duty.NEVER;
                return file;
            }
        }
        return null;
    }

    /** Takes one out. */
    private TailedFile last(Map.Entry<Long, List<TailedFile>> of) {
        TailedFile file = of.getValue().removeLast();
        if (of.getValue().isEmpty()) {
            files.remove(of.getKey());
        }
        return file;
    }

    long due() {
        return files.isEmpty() ? Duty.NEVER : files.firstKey();
    }
}
