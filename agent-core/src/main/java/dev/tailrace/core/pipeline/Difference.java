package dev.tailrace.core.pipeline;

import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.setup.Print;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What cannot stay as it is when one configuration takes the place of another; all else goes on undisturbed.
 *
 * @param inputs ids of those that go, come or change, and of those that feed an output that does
 * @param outputs names of those that go, come or change; an output that no input feeds does not run, and so is not there
 */
record Difference(Set<String> inputs, Set<String> outputs) {
    static Difference between(AgentConfig now, AgentConfig next) {
        boolean memory = !now.pipeline().equals(next.pipeline());
        boolean name = !now.name().equals(next.name());
        Map<String, Print> outputsNow = outputs(now);
        Map<String, Print> outputsNext = outputs(next);
        Set<String> outputs = differing(outputsNow, outputsNext, memory || name);
        Map<String, Print> inputsNow = new LinkedHashMap<>();
        now.inputs().forEach(input -> inputsNow.put(input.id(), input.print()));
        Map<String, Print> inputsNext = new LinkedHashMap<>();
        next.inputs().forEach(input -> inputsNext.put(input.id(), input.print()));
        Set<String> inputs = differing(inputsNow, inputsNext, memory || name);
        next.inputs().stream().filter(input -> feeds(input, outputs)).forEach(input -> inputs.add(input.id()));
        return new Difference(inputs, outputs);
    }

    /** Names of the outputs that run. */
    static Set<String> running(AgentConfig config) {
        return outputs(config).keySet();
    }

    private static Map<String, Print> outputs(AgentConfig config) {
        Map<String, Print> prints = new LinkedHashMap<>();
        for (OutputConfig output : config.outputs()) {
            if (config.inputs().stream().anyMatch(input -> input.routes().outputs().contains(output.name()))) {
                prints.put(output.name(), output.print());
            }
        }
        return prints;
    }

    private static Set<String> differing(Map<String, Print> now, Map<String, Print> next, boolean all) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(next.keySet());
        Map<String, Print> same = new HashMap<>(now);
        names.removeIf(each -> !all && Objects.equals(same.get(each), next.get(each)));
        return names;
    }

    private static boolean feeds(InputConfig input, Set<String> outputs) {
        return input.routes().outputs().stream().anyMatch(outputs::contains);
    }

    /**
     * With everything that shares an output with what is stopped: for a stop that cannot wait until what is in flight has arrived, as an
     * output that went on would get it twice.
     */
    Difference widened(AgentConfig now) {
        Set<String> stoppedInputs = new LinkedHashSet<>(inputs);
        Set<String> stoppedOutputs = new LinkedHashSet<>(outputs);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (InputConfig input : now.inputs()) {
                if (stoppedInputs.contains(input.id())) {
                    grew |= stoppedOutputs.addAll(input.routes().outputs());
                } else if (feeds(input, stoppedOutputs)) {
                    grew |= stoppedInputs.add(input.id());
                }
            }
        }
        return new Difference(stoppedInputs, stoppedOutputs);
    }

    boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }
}
