package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.condition.ConditionPlan;
import java.util.List;

/** The compiled steps of one input, from which each worker gets a chain of its own. Thread-safe. */
public final class ChainPlan {
    /** No steps: events pass as they are. */
    public static final ChainPlan EMPTY = new ChainPlan(List.of(), new Fields());

    private final List<Step> steps;
    private final Fields fields;

    ChainPlan(List<Step> steps, Fields fields) {
        this.steps = List.copyOf(steps);
        this.fields = fields;
    }

    /**
     * A step as it was compiled.
     *
     * @param when null: always
     * @param onFailure tags for events that the processor could not work on
     * @param drops counts the events that it drops
     */
    record Step(ConditionPlan when, ProcessorPlan processor, List<Constant> onFailure, DropRule drops) {}

    /** True if there is nothing to run. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** A chain for one worker. */
    public ProcessorChain instantiate() {
        return new ProcessorChain(steps.stream()
                .map(step -> new ProcessorChain.Step(
                        step.when == null ? null : step.when.instantiate(),
                        step.processor.instantiate(),
                        step.onFailure.toArray(Constant[]::new),
                        step.drops))
                .toArray(ProcessorChain.Step[]::new));
    }

    /** What each step that has dropped events has dropped, in the order of the steps; together, all that processors dropped. */
    public List<DropRule.Count> drops() {
        return steps.stream().map(step -> step.drops.toCount()).filter(count -> count.events() > 0).toList();
    }

    /** What the input's thread shows each batch before it is queued for the workers. */
    public BatchWatch watch() {
        return new BatchWatch(steps.stream().flatMap(step -> step.processor.watch().stream()).toList(), fields);
    }
}
