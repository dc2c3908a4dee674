package dev.tailrace.core.parse;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.observe.ObserverPlan;
import dev.tailrace.core.processors.ProcessorChain;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.route.Routes;
import dev.tailrace.core.route.Sorter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One parse worker. */
public final class ParseDuty implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(ParseDuty.class);

    private final int number;
    private final WorkQueue queue;
    private final Lookout lookout;
    private final Event event;
    private final Constant broken;
    private final Signal signal;
    private final Map<ChainPlan, ProcessorChain> chains = new IdentityHashMap<>();
    private final Map<Routes, Sorter> sorters = new IdentityHashMap<>();
    private List<ObserverPlan> posted = List.of();
    private List<Looking> observers = List.of();

    /** Who looks, and whether also at what no processor has parsed. */
    private record Looking(Observer observer, boolean unparsed) {}

    /**
     * @param lookout who looks at the events that it is done with
     * @param signal of the thread that turns this duty
     */
    public ParseDuty(int number, WorkQueue queue, Lookout lookout, Fields fields, Signal signal) {
        this.number = number;
        this.queue = queue;
        this.lookout = lookout;
        this.signal = signal;
        this.event = new Event(fields);
        this.broken = fields.text("_processor_error");
        queue.join(signal);
    }

    @Override
    public String name() {
        return "parse-" + number;
    }

    @Override
    public int work(long now) {
        WorkQueue.Job job = queue.poll();
        if (job == null) {
            return 0;
        }
        Batch batch = job.passage().batch();
        if (!job.chain().isEmpty()) {
            process(batch, chains.computeIfAbsent(job.chain(), ChainPlan::instantiate));
        }
        show(batch, job.chain().isEmpty());
        job.passage().deal(sorters.computeIfAbsent(job.routes(), Routes::instantiate).sort(batch));
        return 1;
    }

    @Override
    public long due(long now) {
        return NEVER;
    }

    @Override
    public void close() {
        queue.leave(signal);
    }

    /** Shows the events to those who look: after the processors, before anybody else has them. */
    private void show(Batch batch, boolean unparsed) {
        List<ObserverPlan> plans = lookout.plans();
        if (plans != posted) {
            posted = plans;
            observers = plans.stream().map(plan -> new Looking(plan.instantiate(), plan.wantsUnparsed())).toList();
        }
        for (Looking looking : observers) {
            if (unparsed && !looking.unparsed) {
                continue;
            }
            for (int i = 0; i < batch.count(); i++) {
                event.at(batch, i);
                if (!event.isDropped()) {
                    looking.observer.see(event);
                }
            }
            looking.observer.endOfBatch();
        }
    }

    private void process(Batch batch, ProcessorChain chain) {
        for (int i = 0; i < batch.count(); i++) {
            event.at(batch, i);
            try {
                chain.process(event);
            } catch (RuntimeException bug) {
                event.tag(broken);
                LOG.error(
                        "a processor failed on {} at offset {}; the event goes on as it is",
                        event.source().name(),
                        event.offset(),
                        bug);
            }
        }
    }
}
