package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.DecimalText;
import dev.tailrace.core.processors.text.FieldText;

/** {@code range} for one field: it is a number, within bounds. */
final class Range implements Condition {
    /** From {@code least} to {@code most}; each bound belongs to the range unless it is open. */
    record Bounds(double least, boolean leastOpen, double most, boolean mostOpen) {
        static Bounds of(String bound, double number) {
            return switch (bound) {
                case "gte" -> new Bounds(number, false, Double.POSITIVE_INFINITY, false);
                case "gt" -> new Bounds(number, true, Double.POSITIVE_INFINITY, false);
                case "lte" -> new Bounds(Double.NEGATIVE_INFINITY, false, number, false);
                case "lt" -> new Bounds(Double.NEGATIVE_INFINITY, false, number, true);
                default -> throw new IllegalArgumentException(bound);
            };
        }

        /** What is within both. */
        Bounds and(Bounds other) {
            boolean otherLeast = other.least > least || other.least == least && other.leastOpen;
            boolean otherMost = other.most < most || other.most == most && other.mostOpen;
            return new Bounds(
                    otherLeast ? other.least : least,
                    otherLeast ? other.leastOpen : leastOpen,
                    otherMost ? other.most : most,
                    otherMost ? other.mostOpen : mostOpen);
        }

        boolean contains(double number) {
            return (leastOpen ? number > least : number >= least) && (mostOpen ? number < most : number <= most);
        }
    }

    private final FieldText field;
    private final Bounds bounds;
    private final Slice value = new Slice();
    private final DecimalText decimal = new DecimalText();

    Range(int field, Bounds bounds) {
        this.field = new FieldText(field);
        this.bounds = bounds;
    }

    @Override
    public boolean test(Event event) {
        return switch (event.type(field.field())) {
            case LONG, TIME -> bounds.contains(event.number(field.field()));
            case DOUBLE -> bounds.contains(Double.longBitsToDouble(event.number(field.field())));
            case NONE, TEXT, NUMBER, JSON, CONSTANT -> field.read(event, value)
                    && decimal.parse(value.array(), value.start(), value.length())
                    && bounds.contains(decimal.doubleValue());
        };
    }
}
