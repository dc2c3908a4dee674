package dev.tailrace.core.registry;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Hands an input's requests to the registry duty. */
record InputMemory(String input, String epoch, List<Entry> recall, Consumer<RegistryMessage> inbox) implements Memory {
    private static final int LONGEST_NOTE = 64 << 10;

    @Override
    public void open(Entry born, LongConsumer reply) {
        if (!born.input().equals(input)) {
            throw new IllegalArgumentException("input " + input + " asks for a generation of input " + born.input());
        }
        checkNote(born.note());
        inbox.accept(new RegistryMessage.Open(born, reply));
    }

    @Override
    public void describe(long generation, String name, String identity, byte[] note) {
        checkNote(note);
        inbox.accept(new RegistryMessage.Describe(generation, name, identity, note));
    }

    @Override
    public void acknowledged(long generation, LongConsumer reply) {
        inbox.accept(new RegistryMessage.Ask(generation, reply));
    }

    @Override
    public void retire(long generation, long end, long forgetAtEpochMillis) {
        inbox.accept(new RegistryMessage.Retire(generation, end, forgetAtEpochMillis));
    }

    @Override
    public void revive(long generation) {
        inbox.accept(new RegistryMessage.Revive(generation));
    }

    private static void checkNote(byte[] note) {
        if (note.length > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note of " + note.length + " bytes: at most " + LONGEST_NOTE + " can be remembered");
        }
    }
}
