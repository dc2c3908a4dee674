package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.FieldText;

/** {@code has_fields} for one field: the event, or its source, has it. */
final class HasField implements Condition {
    private final FieldText field;
    private final Slice scratch = new Slice();

    HasField(int field) {
        this.field = new FieldText(field);
    }

    @Override
    public boolean test(Event event) {
        return field.isPresent(event, scratch)
                || field.field() == Fields.TAGS && event.source().template().tags().length > 0;
    }
}
