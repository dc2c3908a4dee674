/**
 * Field values as text, on bytes: what several processors and conditions need in order to look at a value without making a string of it.
 *
 * <p><b>Enters:</b> an event and a field, or a run of UTF-8 bytes. <b>Leaves:</b> bytes, a number, an address, a match.
 *
 * <p><b>Owner:</b> all but the plans are scratch memory of one worker. <b>Invariant:</b> nothing is allocated for ASCII values, and no text
 * takes unbounded time: a regular expression runs on a budget of steps.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.text.FieldText}.
 */
package dev.tailrace.core.processors.text;
