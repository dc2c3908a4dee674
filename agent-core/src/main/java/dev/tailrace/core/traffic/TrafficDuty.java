package dev.tailrace.core.traffic;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Exchange;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.observe.ObserverPlan;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Keeps the requests that workers saw, and tells of them. */
public final class TrafficDuty implements Duty {
    private static final int NOTES = 16;
    private static final int A_TURN = 16;

    private final Fields fields;
    private final Clock clock;
    private final Signal signal;
    private final Exchange<TrafficNotes> exchange;
    private final Queue<Consumer<TrafficReport>> questions = new ConcurrentLinkedQueue<>();
    private TrafficBook book;

    /** @param signal of the thread that turns this duty */
    public TrafficDuty(Fields fields, Clock clock, Signal signal) {
        this.fields = fields;
        this.clock = clock;
        this.signal = signal;
        this.exchange = new Exchange<>(NOTES, TrafficNotes::new, signal);
    }

    /** What workers look for. */
    public ObserverPlan observers() {
        return new ObserverPlan() {
            @Override
            public Observer instantiate() {
                return new TrafficObserver(fields, exchange);
            }

            @Override
            public boolean wantsUnparsed() {
                return false;
            }
        };
    }

    /** Asks for a report, which {@code answer} gets on the duty's thread. From any thread. */
    public void ask(Consumer<TrafficReport> answer) {
        questions.add(answer);
        signal.raise();
    }

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public int work(long now) {
        int done = 0;
        TrafficNotes notes;
        while (done < A_TURN && (notes = exchange.take()) != null) {
            open().add(notes, clock.epochMillis());
            notes.clear();
            exchange.giveBack(notes);
            done++;
        }
        for (Consumer<TrafficReport> question = questions.poll(); question != null; question = questions.poll()) {
            question.accept(open().report(clock.epochMillis(), exchange.missed()));
            done++;
        }
        return done;
    }

    /** The book; where nobody parses requests and nobody asks there is none. */
    private TrafficBook open() {
        if (book == null) {
            book = new TrafficBook();
        }
        return book;
    }

    @Override
    public long due(long now) {
        return NEVER;
    }
}
