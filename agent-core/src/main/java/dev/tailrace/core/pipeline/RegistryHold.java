package dev.tailrace.core.pipeline;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Recovery;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open registry, what opening it found, its duty and the signal that wakes it. */
record RegistryHold(Registry registry, Recovery recovery, RegistryDuty duty, Signal signal) {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryHold.class);

    /** @throws IOException with the reason, if the registry cannot be used */
    static RegistryHold open(Path data, SyncPolicy sync, Clock clock) throws IOException {
        Storage storage = Registry.storage(data);
        return switch (Registry.open(new RegistrySetup(storage, clock, sync, new SecureRandom()))) {
            case Opening.Opened opened -> {
                report(opened.recovery());
                Signal signal = new Signal();
                yield new RegistryHold(opened.registry(), opened.recovery(), new RegistryDuty(opened.registry(), signal), signal);
            }
            case Opening.Refused refused -> throw new IOException(refused.reason());
        };
    }

    private static void report(Recovery recovery) {
        for (Recovery.Finding finding : recovery.findings()) {
            LOG.warn("the registry was damaged: {}", finding);
        }
        if (recovery.origin() == Recovery.Origin.LOST) {
            LOG.warn("nothing of the registry could be read: every file is read again, and outputs will see its lines again");
        }
    }
}
