/**
 * Times as logs write them, turned into nanoseconds since 1970.
 *
 * <p><b>Enters:</b> formats and a time zone from the configuration; then UTF-8 bytes and the time at which the line was read. <b>Leaves:</b>
 * an instant, or that there is none.
 *
 * <p>A {@link dev.tailrace.core.processors.date.DateReader} takes bytes apart into a {@link dev.tailrace.core.processors.date.CivilTime}; a
 * {@link dev.tailrace.core.processors.date.ZoneClock} places that on the time line:
 * <ul>
 *   <li>UNIX, UNIX_MS and ISO8601 are read by hand from the bytes;
 *   <li>so are patterns of {@code java.time} whose parts each have a fixed form ({@code dd/MMM/yyyy:HH:mm:ss Z});
 *   <li>every other pattern, and a text that the reader of a fixed form does not take, goes through {@code java.time}: the answer is always
 *       that of {@code DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)}.
 * </ul>
 *
 * <p>A time without a year gets the latest year in which it is not more than a day after the line was read: December's lines read in January
 * stay in the old year. A local time that a clock change skips or repeats is placed as {@code ZonedDateTime.of} places it.
 *
 * <p><b>Owner:</b> one worker each; readers of fixed forms are shared. <b>Invariant:</b> no string on the path of fixed forms.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.date.DateFormats}.
 */
package dev.tailrace.core.processors.date;
