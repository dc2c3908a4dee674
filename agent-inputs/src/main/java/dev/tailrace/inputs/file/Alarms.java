package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * When to look at which file again. A file's deadline that moves later is not looked for in the queue: the early alarm goes off and sets
 * the later one.
 */
final class Alarms {
    private record Alarm(long at, TailedFile file) {}

    private final PriorityQueue<Alarm> queue = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));

    void set(TailedFile file, long at) {
        if (at < file.timerAt) {
            file.timerAt = at;
            queue.add(new Alarm(at, file));
        }
    }

    /** A file whose time has come, or null. */
    TailedFile next(long now) {
        while (!queue.isEmpty() && queue.peek().at() <= now) {
            Alarm alarm = queue.poll();
            if (alarm.file().timerAt == alarm.at()) {
                alarm.file().timerAt = Duty.NEVER;
                return alarm.file();
            }
        }
        return null;
    }

    long due() {
        return queue.isEmpty() ? Duty.NEVER : queue.peek().at();
    }
}
