package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.condition.ConditionPlan;
import java.util.List;
import java.util.function.Function;

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
     * @param failures counts the events that it could not work on
     */
    record Step(ConditionPlan when, ProcessorPlan processor, List<Constant> onFailure, StepTally drops, StepTally failures) {}

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
                        step.drops,
                        step.failures))
                .toArray(ProcessorChain.Step[]::new));
    }

    /** What each step that has dropped events has dropped, in the order of the steps; together, all that processors dropped. */
    public List<StepTally.Count> drops() {
        return counts(Step::drops);
    }

    /** How many events each step that has failed could not work on, in the order of the steps; with {@code tag_on_failure: []} it is meant so. */
    public List<StepTally.Count> failures() {
        return counts(Step::failures);
    }

    private List<StepTally.Count> counts(Function<Step, StepTally> what) {
        return steps.stream().map(step -> what.apply(step).toCount()).filter(count -> count.events() > 0).toList();
    }

    /** What the input's thread shows each batch before it is queued for the workers. */
    public BatchWatch watch() {
        return new BatchWatch(steps.stream().flatMap(step -> step.processor.watch().stream()).toList(), fields);
    }
}
