package dev.tailrace.outputs.discard;

import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;

/** {@code type: discard}. */
public final class DiscardFactory implements OutputFactory {
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(2, "0");
    private static final Section SECTION = DELIVERY.addTo(Section.of("output 'discard'"));

    private record Plan(Delivery delivery) implements OutputPlan {
        @Override
        public Output open(OutputContext context) {
            return new DiscardOutput();
        }
    }

    @Override
    public String type() {
        return "discard";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        return new Plan(DELIVERY.read(settings));
    }
}
