package dev.tailrace.core.registry;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.Memory;
import java.util.function.Consumer;

/** The only owner of the registry while the agent runs. */
public final class RegistryDuty implements Duty {
    /** @param signal raised when there is a message; the one that turns this duty */
    public RegistryDuty(Registry registry, Signal signal) {
        throw new UnsupportedOperationException();
    }

    /** The registry as one input sees it. Only before the duty is turned for the first time. */
    public Memory memory(String input) {
        throw new UnsupportedOperationException();
    }

    /**
     * The same while the duty is turned: for an input that a reload starts. {@code reply} is called on the registry's thread, after
     * everything that was sent before is remembered.
     */
    public void memory(String input, Consumer<Memory> reply) {
        throw new UnsupportedOperationException();
    }

    /** From any thread: a batch has its final state. */
    public void settled(Settled message) {
        throw new UnsupportedOperationException();
    }

    /** From any thread: how it is. */
    public RegistryStatus status() {
        throw new UnsupportedOperationException();
    }

    /** From any thread: true if everything sent so far is remembered, as durably as the sync policy has it. */
    public boolean isIdle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public int work(long now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long due(long now) {
        throw new UnsupportedOperationException();
    }

    /** Remembers what was sent, forces it to the disk, and gives the lock back. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
