package dev.tailrace.core.input;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Memory;
import java.util.Map;

/**
 * What the agent gives to an input.
 *
 * @param id the input's {@code id}
 * @param fields names and constants of the running configuration
 * @param template what all its events share
 * @param tally its books; the input counts what it reads when it hands a batch over
 * @param outlet where its batches go
 * @param memory what the registry remembers of its sources
 * @param signal raised whenever there may be something for it to do; its own listeners raise it, too
 * @param clock time
 * @param platform the operating system
 * @param once true if it is to read what stands there and end
 */
public record InputContext(
        String id,
        Fields fields,
        Source.Template template,
        Tally tally,
        Outlet outlet,
        Memory memory,
        Signal signal,
        Clock clock,
        Platform platform,
        boolean once) {
    /** For an input whose events bring all their fields along: its template adds none. */
    public InputContext withoutShared() {
        Source.Template bare = new Source.Template(Map.of(), new int[0]);
        return new InputContext(id, fields, bare, tally, outlet, memory, signal, clock, platform, once);
    }
}
