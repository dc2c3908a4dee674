package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventId;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.sim.SimClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Takes events and remembers them by id, through all lives of the agent; refuses some, and loses some answers. */
final class SimReceiver implements Output {
    private final Random random;
    private final EventId id = new EventId();
    private final Bytes bytes = new Bytes(64);
    private final Map<String, String> textOfId = new HashMap<>();
    private final Map<String, Set<String>> idsOfText = new HashMap<>();
    private final Set<String> partial = new HashSet<>();
    /** Ids whose delivery this life of the agent was told of. */
    private final Set<String> answered = new HashSet<>();
    private final Map<Long, TreeMap<Long, Long>> settled = new HashMap<>();
    private final SimClock clock;
    private long settledLines;
    private boolean reliable;
    private long outageUntil = Long.MIN_VALUE;
    private boolean slow;

    SimReceiver(Random random, SimClock clock) {
        this.random = random;
        this.clock = clock;
        this.slow = random.nextInt(3) == 0;
    }

    /** Takes everything from now on. */
    void heal() {
        reliable = true;
        slow = false;
    }

    /** Takes nothing for a time. */
    void fail(Duration time) {
        outageUntil = clock.nanos() + time.toNanos();
    }

    /** How long the next call takes. */
    long delay() {
        return slow ? random.nextLong(2_000_000_000L) : 0;
    }

    /** Another life of the agent, which knows nothing of the answers given to the last. */
    void agentDied() {
        answered.clear();
        settledLines = 0;
    }

    /** A generation begins at an offset: what is before is not its own. */
    void born(long generation, long offset) {
        settled.computeIfAbsent(generation, each -> new TreeMap<>()).put(0L, offset);
    }

    /** How many lines this life of the agent knows to have arrived. */
    long settledLines() {
        return settledLines;
    }

    @Override
    public Outcome send(Shipment shipment) {
        int luck = reliable ? 9 : random.nextInt(10);
        if (luck == 0 || !reliable && clock.nanos() < outageUntil) {
            return Outcome.retry(shipment, "503");
        }
        Event event = shipment.cursor();
        Slice line = new Slice();
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            event.at(shipment.batch(), i);
            take(
                    id(event),
                    event.line(line).asString(),
                    (event.flags() & Batch.PARTIAL) != 0,
                    luck != 1);
        }
        return luck == 1 ? Outcome.retry(shipment, "the answer was lost") : new Outcome.Delivered();
    }

    private String id(Event event) {
        bytes.clear();
        id.write(event, bytes);
        return bytes.toString();
    }

    private void take(String id, String text, boolean isPartial, boolean answers) {
        String before = textOfId.putIfAbsent(id, text);
        assertThat(before == null || before.equals(text)).as("id %s is '%s' and '%s'", id, before, text).isTrue();
        assertThat(answered).as("what is delivered is not sent again in the same life").doesNotContain(id);
        if (answers) {
            answered.add(id);
        }
        idsOfText.computeIfAbsent(text, each -> new HashSet<>()).add(id);
        if (isPartial) {
            partial.add(text);
        }
    }

    @Override
    public void close() {}

    /** The agent says that all of these spans have their final state. */
    void settled(List<Span> spans) {
        for (Span span : spans) {
            settled.computeIfAbsent(span.source().generation(), each -> new TreeMap<>())
                    .merge(span.first(), span.end(), Math::max);
            settledLines += span.events();
        }
    }

    /** Where the settled prefix of a generation ends; anywhere if the agent died before it was told the generation's number, and so read nothing of it. */
    long settledEnd(long generation) {
        if (!settled.containsKey(generation)) {
            return Long.MAX_VALUE;
        }
        long end = 0;
        for (Map.Entry<Long, Long> span : settled.get(generation).entrySet()) {
            if (span.getKey() > end) {
                break;
            }
            end = Math.max(end, span.getValue());
        }
        return end;
    }

    /** What came, and under which ids. */
    Map<String, Set<String>> texts() {
        return idsOfText;
    }

    /** What came without its end. */
    Set<String> partials() {
        return partial;
    }

    /** Whether a line came without its end. */
    boolean isPartial(String text) {
        return partial.contains(text);
    }

    /** Whether a line came, whole or in the pieces in which it was found. */
    boolean has(String line) {
        return idsOfText.containsKey(line)
                || partial.stream().anyMatch(piece -> !piece.isEmpty() && line.startsWith(piece) && has(line.substring(piece.length())));
    }
}
