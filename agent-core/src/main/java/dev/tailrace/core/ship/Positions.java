package dev.tailrace.core.ship;

import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;

/** What remembers how far delivery has come: the registry, as outputs see it. Called from any thread. */
public interface Positions {
    /** All that is to happen to some spans has happened, at every output. Returns at once. */
    void settled(Settled message);

    /** One of several outputs is done with some spans. Returns at once. */
    void settled(SettledPart message);

    /** Calls back, on another thread, once everything told so far is on the disk, whatever the sync policy. */
    void whenDurable(Runnable then);

    /** False while nothing can be remembered (the disk is full): then nothing more is sent, so that delivery does not run ahead. */
    boolean canRemember();
}
