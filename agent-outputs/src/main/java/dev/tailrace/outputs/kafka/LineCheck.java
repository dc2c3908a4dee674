package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import java.util.zip.CRC32C;

/** Tells whether a line at a place is the one that stood there before: the low half of its CRC32C. Used by one thread at a time. */
final class LineCheck {
    private static final int LOW_HALF = 0xFFFF;

    private final CRC32C crc = new CRC32C();
    private final Slice line = new Slice();

    int of(Event event) {
        event.line(line);
        crc.reset();
        crc.update(line.array(), line.start(), line.length());
        return (int) crc.getValue() & LOW_HALF;
    }
}
