package dev.tailrace.inputs.file;

import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Memory;
import java.util.List;
import java.util.function.LongConsumer;

/** The registry, watched: where each generation begins. */
record SimMemory(Memory memory, SimReceiver receiver, SimOutlet outlet) implements Memory {
    @Override
    public String epoch() {
        return memory.epoch();
    }

    @Override
    public List<Entry> recall() {
        List<Entry> entries = memory.recall();
        entries.forEach(entry -> outlet.startsAt(entry.generation(), entry.offset()));
        return entries;
    }

    @Override
    public void open(Entry born, LongConsumer reply) {
        memory.open(born, number -> {
            receiver.born(number, born.offset());
            outlet.startsAt(number, born.offset());
            reply.accept(number);
        });
    }

    @Override
    public void describe(long generation, String name, String identity, byte[] note) {
        memory.describe(generation, name, identity, note);
    }

    @Override
    public void acknowledged(long generation, LongConsumer reply) {
        memory.acknowledged(generation, reply);
    }

    @Override
    public void retire(long generation, long end, long forgetAtEpochMillis) {
        memory.retire(generation, end, forgetAtEpochMillis);
    }

    @Override
    public void revive(long generation) {
        memory.revive(generation);
    }
}
