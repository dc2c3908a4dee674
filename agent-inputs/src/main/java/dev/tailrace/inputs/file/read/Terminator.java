package dev.tailrace.inputs.file.read;

/** What ends a line: the setting {@code line_terminator}. */
public enum Terminator {
    /** A line feed; a carriage return before it belongs to the end. */
    AUTO((byte) '\n'),
    /** A carriage return alone, as old Macintosh programs and some devices write. */
    CARRIAGE_RETURN((byte) '\r'),
    /** A zero byte. */
    NULL_TERMINATOR((byte) 0);

    final byte end;

    Terminator(byte end) {
        this.end = end;
    }
}
