package dev.tailrace.core.registry;

import dev.tailrace.core.batch.Span;
import java.util.List;
import java.util.Map;

/**
 * Everything of a batch has its final state: delivered, dropped by a rule, or dead-lettered. Positions and marks of one message are
 * remembered together or not at all.
 *
 * @param spans the batch's spans; copied, so that the batch may go back to its pool at once
 * @param output name of the output
 * @param marks what the output wants committed with the positions: {@link dev.tailrace.core.output.Outcome.Delivered#marks()}; an empty
 *     value forgets a key
 */
public record Settled(List<Span> spans, String output, Map<String, String> marks) implements RegistryMessage {
    public Settled {
        spans = List.copyOf(spans);
        marks = Map.copyOf(marks);
    }
}
