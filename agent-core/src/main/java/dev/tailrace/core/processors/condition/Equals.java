package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.DecimalText;
import dev.tailrace.core.processors.text.FieldText;
import java.nio.charset.StandardCharsets;

/** {@code equals} for one field: the same text, or the same number if the configuration has one without quotes. */
final class Equals implements Condition {
    private final FieldText field;
    private final byte[] expected;
    private final boolean numeric;
    private final double number;
    private final Slice value = new Slice();
    private final DecimalText decimal = new DecimalText();

    Equals(int field, String expected, boolean plain) {
        this.field = new FieldText(field);
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
        this.numeric = plain && decimal.parse(this.expected, 0, this.expected.length);
        this.number = decimal.doubleValue();
    }

    @Override
    public boolean test(Event event) {
        if (!field.read(event, value)) {
            return false;
        }
        return value.contentEquals(expected)
                || numeric && decimal.parse(value.array(), value.start(), value.length()) && decimal.doubleValue() == number;
    }
}
