package dev.tailrace.core.parse;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.processors.ProcessorChain;
import dev.tailrace.core.processors.ChainPlan;
import java.util.IdentityHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One parse worker. */
public final class ParseDuty implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(ParseDuty.class);

    private final int number;
    private final WorkQueue queue;
    private final Event event;
    private final Constant broken;
    private final Map<ChainPlan, ProcessorChain> chains = new IdentityHashMap<>();

    /** @param signal of the thread that turns this duty */
    public ParseDuty(int number, WorkQueue queue, Fields fields, Signal signal) {
        this.number = number;
        this.queue = queue;
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
        ProcessorChain chain = chains.computeIfAbsent(job.plan(), ChainPlan::instantiate);
        process(job.parcel().batch(), chain);
        job.next().accept(job.parcel());
        return 1;
    }

    @Override
    public long due(long now) {
        return NEVER;
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
