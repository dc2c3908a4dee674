package dev.tailrace.outputs.console;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** {@code type: console}. */
public final class ConsoleFactory implements OutputFactory {
    private static final Key<Boolean> PRETTY = Key.bool("pretty").or("false").doc("Indents each document, for reading.");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.inOrder();
    private static final Section SECTION = DELIVERY.addTo(Section.of("output 'console'", PRETTY));

    private record Plan(Delivery delivery, boolean pretty) implements OutputPlan {
        @Override
        public Output open(OutputContext context) {
            return new ConsoleOutput(new FileOutputStream(FileDescriptor.out), pretty);
        }
    }

    @Override
    public String type() {
        return "console";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        return new Plan(DELIVERY.read(settings), settings.get(PRETTY));
    }
}
