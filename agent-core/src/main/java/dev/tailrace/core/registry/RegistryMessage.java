package dev.tailrace.core.registry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What the registry duty finds in its inbox; {@link Memory} says what inputs mean by theirs. */
sealed interface RegistryMessage
        permits Settled,
                SettledPart,
                RegistryMessage.Open,
                RegistryMessage.Describe,
                RegistryMessage.Ask,
                RegistryMessage.Look,
                RegistryMessage.Retire,
                RegistryMessage.Revive,
                RegistryMessage.Recall,
                RegistryMessage.Recite,
                RegistryMessage.Flush {
    record Open(Entry born, LongConsumer reply) implements RegistryMessage {}

    record Describe(long generation, String name, String identity, byte[] note) implements RegistryMessage {}

    record Ask(long generation, LongConsumer reply) implements RegistryMessage {}

    /** An output wants to know what a source is. */
    record Look(long generation, Consumer<Optional<Entry>> reply) implements RegistryMessage {}

    record Retire(long generation, long end, long forgetAt) implements RegistryMessage {}

    record Revive(long generation) implements RegistryMessage {}

    /** Somebody wants to know when all before is on the disk. */
    record Flush(Runnable reply) implements RegistryMessage {}

    /** An input that a reload starts wants to know what is remembered of its sources. */
    record Recall(String input, Consumer<Memory> reply) implements RegistryMessage {}

    /** An output that a reload opens wants its marks. */
    record Recite(String output, Consumer<Map<String, String>> reply) implements RegistryMessage {}
}
