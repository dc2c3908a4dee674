package dev.tailrace.inputs.file.disk;

/**
 * Something that the disk refused, as a value.
 *
 * @param kind what to make of it
 * @param operation what was attempted, as a verb: {@code open}, {@code read}, {@code list}, {@code look at}
 * @param path at what
 * @param detail what the system said
 */
public record Fault(Kind kind, String operation, String path, String detail) {
    /** What a fault means for whoever meets it. */
    public enum Kind {
        /** No permission; on Windows also a deleted file that somebody still holds open, whose name is not free yet. */
        DENIED,
        /** Another process holds it without sharing. */
        SHARING,
        /** This process has too many files open. */
        TOO_MANY_OPEN,
        /** Anything else: the device, the network share. */
        BROKEN
    }

    @Override
    public String toString() {
        return "cannot " + operation + ' ' + path + ": " + detail;
    }
}
