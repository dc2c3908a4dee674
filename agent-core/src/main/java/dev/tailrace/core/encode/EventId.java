package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import java.util.zip.CRC32C;

/**
 * Writes the ids of events that have none of their own: {@code EPOCH-GENERATION-OFFSET-CHECK}, the last three in hexadecimal. The check is the
 * CRC32C of the line.
 *
 * <p>Why the line is part of it: epoch, generation and offset say where a line was read, which is enough as long as what was read there
 * cannot become something else. After a crash it can. What was shipped beyond the remembered position is read again, and by then a power
 * cut may have taken bytes that the writer never forced to the disk, and others stand there; or a last line that was shipped without its
 * end has got more. A receiver that drops ids it knows would drop these lines. With the check only the same line at the same place is a
 * repetition. 32 bits are enough: nothing but lines of one and the same place is ever told apart by them.
 *
 * <p>Not thread-safe; one for each encoder.
 */
public final class EventId {
    private final CRC32C check = new CRC32C();
    private final Slice line = new Slice();

    /** Appends the id of the event under the cursor. */
    public void write(Event event, Bytes to) {
        event.line(line);
        check.reset();
        check.update(line.array(), line.start(), line.length());
        to.write(event.source().idPrefix()).writeHex(event.offset()).write('-').writeHex(check.getValue());
    }
}
