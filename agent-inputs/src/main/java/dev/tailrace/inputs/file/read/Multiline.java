package dev.tailrace.inputs.file.read;

import java.util.regex.Pattern;

/**
 * How lines are joined to events: the setting {@code multiline}.
 *
 * @param pattern looked for in each line
 * @param negate whether lines without the pattern are meant instead of those with it
 * @param match whether the lines meant belong to the line before them or to the one after them
 * @param maxLines most lines of an event; what follows is another event
 * @param timeout nanoseconds of silence after which an event is complete though its next line is not there
 */
public record Multiline(Pattern pattern, boolean negate, Match match, int maxLines, long timeout) {
    /** Where the lines meant belong. */
    public enum Match {
        /** After the line before them. */
        AFTER,
        /** Before the line after them. */
        BEFORE
    }
}
