package dev.tailrace.outputs.console;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slot;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to a stream that it does not own. */
final class ConsoleOutput implements Output {
    private final Slot slot = new Slot();
    private final OutputStream out;

    ConsoleOutput(OutputStream out, boolean pretty) {
        this.out = pretty ? new Indenting(out) : out;
    }

    @Override
    public Outcome send(Shipment shipment) {
        try {
            slot.ndjson(shipment, out);
            out.flush();
        } catch (IOException e) {
            return Outcome.retry(shipment, "standard output: " + e.getMessage());
        }
        return new Outcome.Delivered();
    }

    @Override
    public void close() {}
}
