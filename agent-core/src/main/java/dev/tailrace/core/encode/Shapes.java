package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Source;
import java.util.HashMap;
import java.util.Map;

/**
 * The shapes that an encoder knows. Not thread-safe.
 *
 * <p>Walking an event's fields is slow, as each word tells where the next field stands, so an event of a shape that came lately is not
 * walked: its words, whatever they hold, are summed up to a guess, and the few shapes of that guess are compared with it. They differ in
 * constants, which take no part in it. Wide values do, with their highest bits, which are mostly the same in all events; where they are not,
 * the guess fails, and costs a walk.
 */
final class Shapes {
    private static final int GUESSES = 1 << 8;

    /** Shapes of one guess that are remembered; they stand from its place on. */
    private static final int EACH = 4;

    /** More are no fields that somebody wanted, but names made of data. */
    private static final int MOST = 1 << 10;

    private static final int FIELD_AND_TYPE = 48;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Shape[] guesses = new Shape[GUESSES + EACH];
    private final Map<ShapeKey, Shape> known = new HashMap<>();
    private int turn;

    Shape of(Event event) {
        Source.Template template = event.source().template();
        int guess = guess(event);
        for (int i = guess; i < guess + EACH; i++) {
            Shape shape = guesses[i];
            if (shape != null && shape.key().fits(event, template)) {
                return shape;
            }
        }
        Shape shape = walked(event, template);
        guesses[guess + (turn++ & EACH - 1)] = shape;
        return shape;
    }

    private static int guess(Event event) {
        long sum = event.flags();
        long factor = SPREAD;
        int end = event.fieldsEnd();
        for (int at = event.fieldsStart(); at < end; at++) {
            sum += (event.word(at) >>> FIELD_AND_TYPE) * factor;
            factor += 2 * SPREAD;
        }
        return (int) (sum * SPREAD >>> 40) & GUESSES - 1;
    }

    private Shape walked(Event event, Source.Template template) {
        ShapeKey key = ShapeKey.of(event, template);
        Shape shape = known.get(key);
        if (shape == null) {
            if (known.size() == MOST) {
                known.clear();
            }
            shape = Shape.of(event, key);
            known.put(key, shape);
        }
        return shape;
    }
}
