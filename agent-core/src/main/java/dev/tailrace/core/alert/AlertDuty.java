package dev.tailrace.core.alert;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Exchange;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.observe.ObserverPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what workers saw, and has it told. */
public final class AlertDuty implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDuty.class);
    private static final int NOTES = 64;
    private static final int RECENT = 50;
    private static final int SHOWN = 100;
    private static final int A_TURN = 16;

    /**
     * What it works with.
     *
     * @param heralds by name
     * @param signal of the thread that turns this duty
     */
    public record Gear(List<AlertRule> rules, Map<String, Herald> heralds, Clock clock, Signal signal) {}

    private final Gear gear;
    private final Exchange<Sightings> exchange;
    private final List<AlertBook> books = new ArrayList<>();
    private final long[] told;
    private final ArrayDeque<Alarm> recent = new ArrayDeque<>();
    private long tickAt = NEVER;
    private volatile AlertState state;

    public AlertDuty(Gear gear) {
        this.gear = gear;
        this.exchange = new Exchange<>(NOTES, Sightings::new, gear.signal());
        this.told = new long[gear.rules().size()];
        for (int i = 0; i < gear.rules().size(); i++) {
            int number = i;
            books.add(new AlertBook(gear.rules().get(i), gear.clock(), alarm -> tell(number, alarm)));
        }
        publish();
    }

    /** What workers look for. */
    public ObserverPlan observers() {
        return new ObserverPlan() {
            @Override
            public Observer instantiate() {
                return new AlertObserver(gear.rules(), exchange);
            }

            @Override
            public boolean wantsUnparsed() {
                return true;
            }
        };
    }

    /** How it stands. From any thread. */
    public AlertState state() {
        AlertState last = state;
        List<Herald.State> heralds = gear.heralds().values().stream().map(Herald::state).toList();
        return new AlertState(last.active(), last.activeCount(), last.recent(), last.rules(), exchange.missed(), heralds);
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public int work(long now) {
        int done = 0;
        Sightings notes;
        while (done < A_TURN && (notes = exchange.take()) != null) {
            notes.read((rule, group, slot, count, text) -> books.get(rule).add(group, slot, count, text));
            exchange.giveBack(notes);
            done++;
        }
        if (done > 0 || tickAt != NEVER && now - tickAt >= 0) {
            tickAt = books.stream().mapToLong(AlertBook::tick).min().orElse(NEVER);
            publish();
        }
        for (Herald herald : gear.heralds().values()) {
            done += herald.work(now);
        }
        return done;
    }

    private void tell(int rule, Alarm alarm) {
        LOG.info("alert {}: {}", alarm.rule(), alarm.kind());
        if (alarm.kind() != Alarm.Kind.RECOVERED) {
            told[rule]++;
        }
        if (recent.size() == RECENT) {
            recent.removeLast();
        }
        recent.addFirst(alarm);
        gear.rules().get(rule).notifiers().forEach(name -> gear.heralds().get(name).tell(alarm));
    }

    private void publish() {
        List<Alarm> active = new ArrayList<>();
        List<AlertState.RuleState> rules = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < books.size(); i++) {
            AlertBook book = books.get(i);
            active.addAll(book.active(SHOWN - active.size()));
            count += book.activeCount();
            rules.add(new AlertState.RuleState(book.rule().name(), book.rule().level(), book.activeCount(), told[i], book.unheard()));
        }
        state = new AlertState(active, count, List.copyOf(recent), rules, exchange.missed(), List.of());
    }

    @Override
    public long due(long now) {
        long due = tickAt;
        for (Herald herald : gear.heralds().values()) {
            due = Math.min(due, herald.due(now));
        }
        return due;
    }
}
