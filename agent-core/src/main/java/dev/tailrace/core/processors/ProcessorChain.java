package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.processors.condition.Condition;

/** The steps that one worker runs on each event of an input, in order. Used by one thread; made by {@link ChainPlan#instantiate}. */
public final class ProcessorChain {
    private final Step[] steps;

    ProcessorChain(Step[] steps) {
        this.steps = steps;
    }

    /**
     * One processor with what decides whether it runs, and what marks that it could not.
     *
     * @param when null: always
     */
    record Step(Condition when, Processor processor, Constant[] onFailure, StepTally drops, StepTally failures) {}

    /** Runs the steps on the event under the cursor, up to the one that drops it. */
    public void process(Event event) {
        for (Step step : steps) {
            if (step.when != null && !step.when.test(event)) {
                continue;
            }
            if (!step.processor.process(event)) {
                for (Constant tag : step.onFailure) {
                    event.tag(tag);
                }
                if (step.onFailure.length > 0) {
                    step.failures.count();
                }
            }
            if (event.isDropped()) {
                step.drops.count();
                return;
            }
        }
    }
}
