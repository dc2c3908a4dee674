package dev.tailrace.core.output;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the agent gives to an output.
 *
 * @param name its name under {@code outputs:}
 * @param epoch the registry's epoch, as event ids start with it: what an output left behind under another one is not its to take back
 * @param fields names and constants of the running configuration
 * @param data the data directory
 * @param clock time
 * @param marks what was committed with {@link Outcome.Delivered#marks()}, the latest value of each key
 * @param host the agent's name, the host's unless the user gave another
 * @param memory what is remembered of the sources that events come from
 */
public record OutputContext(
        String name, String epoch, Fields fields, Path data, Clock clock, Map<String, String> marks, String host, SourceMemory memory) {
    /** For an output that asks nothing about sources. */
    public OutputContext(String name, String epoch, Fields fields, Path data, Clock clock, Map<String, String> marks) {
        this(name, epoch, fields, data, clock, marks, "localhost", generation -> CompletableFuture.completedFuture(Optional.empty()));
    }
}
