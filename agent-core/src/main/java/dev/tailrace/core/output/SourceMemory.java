package dev.tailrace.core.output;

import dev.tailrace.core.registry.Entry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The registry, as an output sees it that keeps positions of its own: what a source is, and whether it is still remembered. From any thread. */
@FunctionalInterface
public interface SourceMemory {
    /**
     * What is remembered of a generation; empty if nothing is (any more). The registry answers when it has written what it was told before,
     * so not as long as its disk is full.
     */
    CompletableFuture<Optional<Entry>> entry(long generation);
}
