package dev.tailrace.outputs.discard;

import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.OutputContract;
import java.util.List;
import java.util.Map;

class DiscardContract extends OutputContract {
    @Override
    protected OutputPlan plan() {
        return Configured.plan(new DiscardFactory(), Map.of());
    }

    @Override
    protected List<String> received() {
        return null;
    }
}
