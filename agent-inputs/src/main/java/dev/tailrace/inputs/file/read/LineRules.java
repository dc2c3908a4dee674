package dev.tailrace.inputs.file.read;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How bytes become events.
 *
 * @param terminator what ends a line
 * @param maxLine most bytes of an event, in bytes of the source; what is longer is cut
 * @param include kept are events in which one of these is found; empty for all
 * @param exclude dropped are events in which one of these is found
 * @param multiline how lines are joined, or null if each is an event
 */
public record LineRules(Terminator terminator, int maxLine, List<Pattern> include, List<Pattern> exclude, Multiline multiline) {}
