package dev.tailrace.inputs.file.follow;

/** What was seen of a tailed file. */
public sealed interface Observation {
    /**
     * A scan, a hint or the open handle showed it.
     *
     * @param unread true if there is more, or other, than was read
     * @param renamed true if it has another name than before
     */
    record Seen(boolean unread, boolean renamed) implements Observation {}

    /** The handle has more than was read; tells nothing about the name. */
    record Grown() implements Observation {}

    /** A whole scan did not find it, and its directory could be read. */
    record Missing() implements Observation {}

    /** Its directory, or the file itself, could not be read. */
    record Unreachable() implements Observation {}

    /** Its name stands but cannot be opened any more while we hold it: deleted on Windows. */
    record Deleted() implements Observation {}

    /** It was opened. */
    record Opened() implements Observation {}

    /** It was to be opened, and nothing has its name, or another file has. */
    record NotThere() implements Observation {}

    /** Lines were read, there is more. */
    record Progress() implements Observation {}

    /**
     * It was read to its end.
     *
     * @param progress true if anything was read on the way
     * @param tail true if bytes without a line end are left
     */
    record End(boolean progress, boolean tail) implements Observation {}

    /** The disk refused to open or to read it. */
    record Failed() implements Observation {}

    /** The bytes before the read position are not those that were read, or are gone: truncated, rewritten. */
    record Replaced() implements Observation {}

    /** Nobody has written to it for so long that it is to be forgotten. */
    record Inactive() implements Observation {}

    /** Its handle is needed for another file. */
    record Evicted() implements Observation {}

    /** Time passes. */
    record Tick() implements Observation {}
}
