package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Hash64;

/**
 * {@code sample}: of many events some are shipped, the others count as dropped by a rule. Which ones is decided by what the event is, not
 * by chance: a line that is read again after a crash meets the same decision.
 */
final class Sample implements ProcessorFactory {
    private final Key<Integer> oneIn = Key.integer("one_in", 1, Integer.MAX_VALUE).required().doc("One event of so many is shipped.");
    private final Key<String> by = Key.string("by")
            .doc("A field whose value decides, such as trace.id, so that its events are shipped all or not at all; else the event's id.");

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Section section() {
        return Section.of("processor 'sample'", oneIn, by);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int field = FieldNames.internOr(Fields.EVENT_ID, settings, by, fields);
        Integer share = settings.get(oneIn);
        return share == null || field == Fields.UNKNOWN ? null : () -> new Choosing(new FieldText(field), share, new Slice());
    }

    private record Choosing(FieldText by, int oneIn, Slice value) implements Processor {
        @Override
        public boolean process(Event event) {
            if (!by.read(event, value)) {
                return false;
            }
            long hash = Hash64.of(value.array(), value.start(), value.length());
            if (Long.remainderUnsigned(hash, oneIn) != 0) {
                event.drop();
            }
            return true;
        }
    }
}
