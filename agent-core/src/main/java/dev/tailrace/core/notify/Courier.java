package dev.tailrace.core.notify;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Herald;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells alarms through one notifier. Owned by the duty that turns it. */
public final class Courier implements Herald {
    /** Alarms that wait; of more the oldest are given up. */
    static final int MOST_WAITING = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 60_000_000_000L;

    /**
     * What it works with.
     *
     * @param host whose alarms these are
     * @param signal of the duty that turns it
     */
    public record Gear(NotifierConfig config, String host, Offload offload, Signal signal) {}

    /** What came of an attempt. */
    private record Attempt(String trouble) {}

    private final Gear gear;
    private final List<Alarm> waiting = new ArrayList<>();
    private volatile Attempt answer;
    private List<Alarm> underWay = List.of();
    private long nextAt = Long.MIN_VALUE;
    private long giveUpAt;
    private long pause = FIRST_PAUSE;
    private volatile State state;

    public Courier(Gear gear) {
        this.gear = gear;
        this.state = new State(gear.config().name(), 0, 0, 0, 0, "");
    }

    @Override
    public void tell(Alarm alarm) {
        waiting.removeIf(each -> each.kind() == alarm.kind() && each.isAboutSameAs(alarm));
        waiting.add(alarm);
        int lost = 0;
        for (Iterator<Alarm> oldest = waiting.iterator(); waiting.size() > MOST_WAITING; lost++) {
            oldest.next();
            oldest.remove();
        }
        state = new State(state.name(), state.told(), state.failures(), state.lost() + lost, count(), state.trouble());
    }

    private int count() {
        return waiting.size() + underWay.size();
    }

    @Override
    public int work(long now) {
        Attempt last = answer;
        int done = 0;
        if (last != null) {
            answer = null;
            settle(last, now);
            done++;
        }
        if (isFree() && !waiting.isEmpty() && now >= nextAt) {
            send(now);
            done++;
        }
        return done;
    }

    private boolean isFree() {
        return underWay.isEmpty() && answer == null;
    }

    private void send(long now) {
        if (pause == FIRST_PAUSE) {
            giveUpAt = now + gear.config().retryFor().toNanos();
        }
        underWay = List.copyOf(waiting);
        waiting.clear();
        List<Alarm> named = underWay.subList(0, Math.min(Notice.MOST, underWay.size()));
        Notice notice = new Notice(gear.host(), named, underWay.size() - named.size());
        gear.offload().run("notify-" + gear.config().name(), () -> {
            gear.config().notifier().send(notice);
            return notice;
        }, (sent, failure) -> {
            answer = new Attempt(failure == null ? "" : reason(failure));
            gear.signal().raise();
        });
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private void settle(Attempt attempt, long now) {
        List<Alarm> tried = underWay;
        underWay = List.of();
        if (attempt.trouble().isEmpty()) {
            pause = FIRST_PAUSE;
            nextAt = now + gear.config().every().toNanos();
            state = new State(state.name(), state.told() + 1, state.failures(), state.lost(), count(), "");
            return;
        }
        long lost = state.lost();
        if (now >= giveUpAt) {
            LOG.error("notifier {}: {} alarms are given up after {}: {}",
                    state.name(), tried.size(), gear.config().retryFor(), attempt.trouble());
            lost += tried.size();
            pause = FIRST_PAUSE;
            nextAt = now + gear.config().every().toNanos();
        } else {
            LOG.warn("notifier {}: {}; it is tried again", state.name(), attempt.trouble());
            tried.stream()
                    .filter(each -> waiting.stream().noneMatch(later -> later.kind() == each.kind() && later.isAboutSameAs(each)))
                    .toList()
                    .reversed()
                    .forEach(waiting::addFirst);
            nextAt = now + pause;
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
        }
        state = new State(state.name(), state.told(), state.failures() + 1, lost, count(), attempt.trouble());
    }

    @Override
    public long due(long now) {
        return isFree() && !waiting.isEmpty() ? nextAt : Duty.NEVER;
    }

    @Override
    public State state() {
        return state;
    }
}
