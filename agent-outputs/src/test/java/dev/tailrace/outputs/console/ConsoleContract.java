package dev.tailrace.outputs.console;

import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.OutputContract;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ConsoleContract extends OutputContract {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Override
    protected OutputPlan plan() {
        return new OutputPlan() {
            @Override
            public Delivery delivery() {
                return Delivery.IN_ORDER;
            }

            @Override
            public Output open(OutputContext context) {
                return new ConsoleOutput(screen, false);
            }
        };
    }

    @Override
    protected List<String> received() {
        return screen.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
