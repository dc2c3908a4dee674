package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import java.util.List;

/** Shows a chain's {@link LineWatch}es each batch of an input before it is queued for the workers. Used by the input's thread. */
public final class BatchWatch {
    private final LineWatch[] watches;
    private final Event event;

    BatchWatch(List<LineWatch> watches, Fields fields) {
        this.watches = watches.toArray(LineWatch[]::new);
        this.event = new Event(fields);
    }

    public void see(Batch batch) {
        if (watches.length == 0) {
            return;
        }
        for (int i = 0; i < batch.count(); i++) {
            event.at(batch, i);
            for (LineWatch each : watches) {
                each.see(event);
            }
        }
    }
}
