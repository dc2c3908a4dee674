package dev.tailrace.core.processors.cost;

import com.sun.management.ThreadMXBean;
import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.processors.OneEvent;
import dev.tailrace.core.processors.ProcessorChain;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets a chain work on batches of the same lines, again and again, on this thread. */
final class Bench {
    /** Lines in a batch. */
    static final int LINES = 512;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Fields fields = new Fields();
    private final BatchPool pool = new BatchPool(4 << 20, 2 << 20);
    private final Event event = new Event(fields);
    private final Span span;
    private final byte[] text;
    private final int[] ends;
    private final ProcessorChain chain;

    /** @param yaml the steps; an empty list for none */
    Bench(String yaml, List<String> lines) {
        this.chain = OneEvent.chain(fields, yaml);
        this.text = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        this.ends = new int[lines.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += lines.get(i).getBytes(StandardCharsets.UTF_8).length;
            ends[i] = end;
        }
        Source source = OneEvent.source(fields);
        this.span = new Span(source, 0, end, 0, ends.length, 0);
    }

    /** One batch; how many of its events are left. */
    int pass() {
        Batch batch = processed();
        int left = batch.count() - batch.dropped();
        pool.release(batch);
        return left;
    }

    Fields fields() {
        return fields;
    }

    /** A batch of the lines, through the chain; it is the caller's. */
    Batch processed() {
        Batch batch = pool.tryAcquire();
        batch.readAt(OneEvent.READ_AT);
        System.arraycopy(text, 0, batch.arena(), 0, text.length);
        batch.use(text.length);
        int start = 0;
        for (int end : ends) {
            batch.addLine(start, end - start, start, 0);
            start = end;
        }
        batch.endSpan(span);
        for (int i = 0; i < ends.length; i++) {
            chain.process(event.at(batch, i));
        }
        return batch;
    }

    /** Nanoseconds of this thread for an event. */
    double nanos(int passes) {
        long before = THREADS.getCurrentThreadCpuTime();
        run(passes);
        return (THREADS.getCurrentThreadCpuTime() - before) / (double) ((long) passes * ends.length);
    }

    /** Bytes that this thread allocates for an event. */
    double bytes(int passes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run(passes);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) ((long) passes * ends.length);
    }

    private void run(int passes) {
        int left = 0;
        for (int i = 0; i < passes; i++) {
            left += pass();
        }
        if (left < 0) {
            throw new AssertionError(left);
        }
    }
}
