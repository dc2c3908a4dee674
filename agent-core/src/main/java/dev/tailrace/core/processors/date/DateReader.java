package dev.tailrace.core.processors.date;

/** Takes a text of one format apart. Thread-safe. */
public interface DateReader {
    /** Fills {@code into}; false if the text is not of this format. */
    boolean read(byte[] text, int start, int length, CivilTime into);
}
