package dev.tailrace.core.output;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the agent gives to an output.
 *
 * @param name its name under {@code outputs:}
 * @param epoch the registry's epoch, as event ids start with it: what an output left behind under another one is not its to take back
 * @param fields names and constants of the running configuration
 * @param data the data directory
 * @param clock time
 * @param marks what was committed with {@link Outcome.Delivered#marks()}, the latest value of each key
 */
public record OutputContext(String name, String epoch, Fields fields, Path data, Clock clock, Map<String, String> marks) {}
