package dev.tailrace.core.input;

import java.util.List;
import java.util.Map;

/**
 * How an input does, as it tells when it is asked: a copy that belongs to whoever asked.
 *
 * @param sources that it follows
 * @param complaints what is wrong at the moment, and how often it was met
 * @param sharingViolations how often a source was refused because another process shares it with nobody, since the input was started
 */
public record InputState(List<SourceState> sources, Map<String, Long> complaints, long sharingViolations) {
    /** Of an input that follows nothing that could be told of. */
    public static final InputState NONE = new InputState(List.of(), Map.of(), 0);
}
