package dev.tailrace.core.ship;

import dev.tailrace.core.registry.Settled;

/** What remembers how far delivery has come: the registry, as a ship duty sees it. Called from any thread. */
public interface Positions {
    /** A parcel has its final state. Returns at once. */
    void settled(Settled message);

    /** False while nothing can be remembered (the disk is full): then nothing more is sent, so that delivery does not run ahead. */
    boolean canRemember();
}
