package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.Address;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Network;

/** {@code network} for one field: it is an address in one of the networks. */
final class InNetwork implements Condition {
    private final FieldText field;
    private final Network[] networks;
    private final Slice value = new Slice();
    private final Address address = new Address();

    InNetwork(int field, Network[] networks) {
        this.field = new FieldText(field);
        this.networks = networks;
    }

    @Override
    public boolean test(Event event) {
        if (!field.read(event, value) || !address.parse(value.array(), value.start(), value.length())) {
            return false;
        }
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
