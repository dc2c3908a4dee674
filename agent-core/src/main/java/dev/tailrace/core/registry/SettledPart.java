package dev.tailrace.core.registry;

import dev.tailrace.core.batch.Span;
import java.util.List;
import java.util.Map;

/**
 * One of the outputs that some spans go to is done with them. Their position does not move before all are, which a {@link Settled} tells;
 * but this output will not need them again, and that is remembered together with its marks.
 *
 * @param spans the batch's spans
 * @param output name of the output
 * @param marks what it wants committed with that, as in {@link Settled}
 */
public record SettledPart(List<Span> spans, String output, Map<String, String> marks) implements RegistryMessage {
    public SettledPart {
        spans = List.copyOf(spans);
        marks = Map.copyOf(marks);
    }
}
