package dev.tailrace.inputs.file.read;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.input.Outlet;

/** The batch that is being filled with the lines of one file after the other, and the span at its end. Owned by the tail duty. */
public final class Loading {
    /** With less room than this a batch counts as full. */
    private static final int LEAST_ROOM = 16 * 1024;

    private final Outlet outlet;
    private final Tally tally;
    private final Clock clock;
    private Batch batch;
    private long since;
    private long unseenSince = Duty.NEVER;
    private long readEvents;
    private long readBytes;
    private Source source;
    private long first;
    private long end;
    private long guard;
    private int events;
    private int filtered;

    public Loading(Outlet outlet, Tally tally, Clock clock) {
        this.outlet = outlet;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * Makes sure that there is a batch with room.
     *
     * @param whole true if it must be an empty one, because a line does not fit into what is left of another
     * @return false if the pool is dry
     */
    public boolean isReady(boolean whole) {
        if (batch != null && isLoaded() && (whole || batch.room() < LEAST_ROOM)) {
            submit();
        }
        if (batch == null) {
            batch = outlet.tryAcquire();
        }
        return batch != null;
    }

    /** The batch that lines are put into; null before the first {@link #isReady}, and after it was handed over. */
    public Batch batch() {
        return batch;
    }

    private boolean isLoaded() {
        return source != null || !batch.isEmpty();
    }

    /** Says whose lines come next; ends the span of another source. */
    public void begin(Source from) {
        if (source != null && source != from) {
            endSpan();
        }
    }

    /** Says what was put into the batch, or skipped, since {@link #begin}. */
    public void cover(Source from, Span span) {
        if (!isLoaded()) {
            since = Math.min(unseenSince, clock.nanos());
            batch.readAt(clock.epochMillis() * 1_000_000);
        }
        if (source == null) {
            source = from;
            first = span.first();
            events = 0;
            filtered = 0;
        }
        end = span.end();
        guard = span.guard();
        events += span.events();
        filtered += span.filtered();
        readEvents += span.events();
        readBytes += span.end() - span.first();
    }

    private void endSpan() {
        if (source != null) {
            batch.endSpan(new Span(source, first, end, guard, events, filtered));
            source = null;
        }
    }

    /** What is read next may have been written at any time since then, and has waited as long; {@link Duty#NEVER}: it is read as it comes. */
    public void writtenSince(long at) {
        unseenSince = at;
    }

    /** Hands the batch over if it is time. */
    public boolean submitIfWanted(long now) {
        if (batch != null && isLoaded() && outlet.wants(since, now)) {
            submit();
            return true;
        }
        return false;
    }

    /** When {@link #submitIfWanted} may do something by the passing of time. */
    public long due() {
        return batch != null && isLoaded() ? outlet.wantsAt(since) : Duty.NEVER;
    }

    /** Gives an empty batch back: while there is nothing to read, another input may need it. */
    public void relax() {
        if (batch != null && !isLoaded()) {
            outlet.giveBack(batch);
            batch = null;
        }
    }

    /** Hands over what there is. */
    public void submit() {
        if (batch == null) {
            return;
        }
        if (!isLoaded()) {
            relax();
            return;
        }
        endSpan();
        Batch full = batch;
        batch = null;
        tally.read(readEvents, readBytes);
        readEvents = 0;
        readBytes = 0;
        outlet.submit(full);
    }
}
