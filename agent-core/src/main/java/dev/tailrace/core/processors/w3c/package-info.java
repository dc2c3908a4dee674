/**
 * The W3C extended log format, whose lines say nothing of their own columns: a {@code #Fields:} line before them does, and may change in
 * the middle of a file (W3C working draft WD-logfile-960323; IIS writes it).
 *
 * <p><b>Enters:</b> every line of an input, twice: first in the order of its source, on the input's thread, to a
 * {@link dev.tailrace.core.processors.w3c.LayoutBook}, which notes where which columns begin; then on any worker, in any order.
 * <b>Leaves:</b> the columns as fields.
 *
 * <p><b>Whose columns?</b> The state is one layout for each place of a file, and three who must know it: workers, who take batches out of
 * order; the next batch of the same file, which has no heading; and the next run of the agent, which goes on in the middle. So
 * <ul>
 *   <li>within a run the book remembers, per generation, the offsets at which columns begin; offsets are the same whoever asks, and whenever;
 *   <li>for what stands before the place where the run began, an input gives the last heading before it with the source
 *       ({@link dev.tailrace.core.batch.Source#head}). It finds it by looking backwards through the file: the file itself is what survives a
 *       restart, a copied registry, and a start at the end of a file, so that nothing need be remembered that could be lost or differ.
 * </ul>
 *
 * <p><b>Rules:</b>
 * <ul>
 *   <li>A line has the columns of the last {@code #Fields:} line before it in its generation, or of the one in the source's head.
 *   <li>If there is none, or the line has another number of values, or a value cannot be what its column says, the columns are those of
 *       the first common layout of that number of values that the values fit.
 *   <li>{@code -} is absent. Lines that begin with {@code #} are not shipped.
 * </ul>
 *
 * <p><b>Owner:</b> the book is shared by the input's thread, which writes, and the workers, which read; everything else belongs to a worker.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.w3c.Layout}.
 */
package dev.tailrace.core.processors.w3c;
