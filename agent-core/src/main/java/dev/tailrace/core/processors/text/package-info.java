/**
 * Field values as text, on bytes: what several processors and conditions need in order to look at a value without making a string of it.
 *
 * <p><b>Enters:</b> an event and a field, or a run of UTF-8 bytes. <b>Leaves:</b> bytes, a number, an address, a match.
 *
 * <p><b>Regular expressions</b> are written in Java's syntax, as everywhere in the configuration but in grok's patterns, and run on grok's
 * compiler ({@link dev.tailrace.core.grok.regex}), which knows both dialects. What it does not take (back references, flags in the middle
 * but {@code i} and {@code s}, groups that capture in repeated parts, {@code \p{L}}), and texts beyond ASCII where {@code \b} is asked for, run
 * on Java's own matcher, which has a budget here, too. Ruby's dialect for both would have left one fallback instead of two, and two
 * meanings of {@code ^} and {@code \h} in one file.
 *
 * <p><b>Owner:</b> all but the plans are scratch memory of one worker. <b>Invariant:</b> nothing is allocated for ASCII values, and no text
 * takes unbounded time: a regular expression runs on a budget of steps.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.text.FieldText}.
 */
package dev.tailrace.core.processors.text;
