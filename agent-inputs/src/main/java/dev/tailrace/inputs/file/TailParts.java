package dev.tailrace.inputs.file;

import dev.tailrace.core.input.InputContext;
import dev.tailrace.inputs.file.disk.Disk;
import java.util.function.Consumer;

/**
 * What the parts of an input's duty share.
 *
 * @param settings the configuration
 * @param context the agent
 * @param disk the disk
 * @param notices where complaints go
 * @param catalogue all generations
 * @param roster the files that are followed
 * @param inbox takes the registry's replies, from its thread
 */
record TailParts(
        FileSettings settings, InputContext context, Disk disk, Notices notices, Catalogue catalogue, Roster roster, Consumer<Reply> inbox) {

    /** Tells the registry what else is to be remembered of a generation. */
    void remember(Generation generation) {
        if (generation.isNumbered()) {
            context.memory().describe(generation.number, generation.path, generation.key.toString(), generation.note());
        }
    }

    /**
     * Asks how far a generation is acknowledged. What was read beyond that may still be lost with the agent's memory, and is then read again: there, or
     * in a copy.
     */
    void askAcknowledged(Generation generation) {
        if (generation.isNumbered()) {
            context.memory().acknowledged(generation.number, position -> inbox.accept(new Reply.Acknowledged(generation, position)));
        }
    }

    /** A generation has no file any more: from now on it waits for a copy, here and in the registry. */
    void bury(Generation generation) {
        long forgetAt = context.clock().epochMillis() + settings.tombstoneMillis();
        catalogue.bury(generation, forgetAt);
        if (generation.isNumbered()) {
            remember(generation);
            context.memory().retire(generation.number, generation.offset, forgetAt);
        }
    }
}
