package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Search;
import java.nio.charset.StandardCharsets;

/** {@code contains} for one field: the text stands somewhere in it, upper and lower case being different. */
final class Contains implements Condition {
    private final FieldText field;
    private final byte[] wanted;
    private final Slice value = new Slice();

    Contains(int field, String wanted) {
        this.field = new FieldText(field);
        this.wanted = wanted.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean test(Event event) {
        return field.read(event, value) && Search.indexOf(value.array(), value.start(), value.end(), wanted) >= 0;
    }
}
