package dev.tailrace.core.registry;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * The registry, seen from one input. Requests are messages: they return at once and are carried out in order by the registry duty.
 */
public interface Memory {
    /** The epoch of this registry: part of every event id, another one after a lost registry. */
    String epoch();

    /** What was remembered of this input's sources when the agent started, tombstones included. */
    List<Entry> recall();

    /**
     * Asks for a new generation.
     *
     * @param born what to remember of it; its {@code generation} is ignored
     * @param reply told the number, on the registry's thread, once it is durable: it only puts a message into the input's inbox
     */
    void open(Entry born, LongConsumer reply);

    /** Remembers another name, identity or note of a generation; its position stays as acknowledgements left it. */
    void describe(long generation, String name, String identity, byte[] note);

    /**
     * Asks how far a generation is acknowledged.
     *
     * @param reply told the position that is remembered, {@link Long#MAX_VALUE} if the generation is not; on the registry's thread: it only
     *     puts a message into the input's inbox
     */
    void acknowledged(long generation, LongConsumer reply);

    /** The source has ended for good at {@code end}: once everything before is acknowledged, the entry becomes a tombstone until {@code forgetAt}. */
    void retire(long generation, long end, long forgetAtEpochMillis);

    /** The generation goes on after all, as when a copy of it turned up: takes back {@link #retire}. */
    void revive(long generation);
}
