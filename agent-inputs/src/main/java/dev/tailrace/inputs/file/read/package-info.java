/**
 * From bytes of a file to lines in a batch.
 *
 * <p><b>Enters:</b> a piece of a file, as it was read; for UTF-8 it stands in the batch's arena already. <b>Leaves:</b> the events of it, in
 * the batch: valid UTF-8, without line ends, each with its offset in bytes of the source.
 *
 * <p><b>Owner:</b> the tail duty; one {@link dev.tailrace.inputs.file.read.Intake} serves all files of an input, one after the other, and
 * keeps nothing of any of them between two pieces. The batch that is being filled, and what it stands for, is the
 * {@link dev.tailrace.inputs.file.read.Loading}'s.
 *
 * <pre>
 *   bytes -- LineCutter --> line of source bytes -- Landing (in place | decoded) --> line of UTF-8
 *         -- Joiner (multiline) --> event -- LineFilter --> Batch.addLine
 * </pre>
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>Where the pieces are cut does not show: any cutting of a file gives the same events. What is not complete (a line without its end,
 *       an event that more lines may join) is not taken, and read again when more has come.
 *   <li>Nothing is copied and nothing is allocated for a line that is valid UTF-8.
 *   <li>Who starts in the middle of a file with headings is told which of them holds there ({@link dev.tailrace.inputs.file.read.HeadingSearch}).
 *   <li>A line longer than {@code max_line} takes no more memory than {@code max_line}: its rest is skipped where it stands.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.read.Intake}, then {@link dev.tailrace.inputs.file.read.LineCutter}
 * and {@link dev.tailrace.inputs.file.read.Loading}.
 */
package dev.tailrace.inputs.file.read;
