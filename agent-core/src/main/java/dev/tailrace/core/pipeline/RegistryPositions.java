package dev.tailrace.core.pipeline;

import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import dev.tailrace.core.ship.Positions;

/** The registry as outputs see it. */
record RegistryPositions(RegistryDuty registry) implements Positions {
    @Override
    public void settled(Settled message) {
        registry.settled(message);
    }

    @Override
    public void settled(SettledPart message) {
        registry.settled(message);
    }

    @Override
    public void whenDurable(Runnable then) {
        registry.whenDurable(then);
    }

    @Override
    public boolean canRemember() {
        return registry.status().isHealthy();
    }
}
