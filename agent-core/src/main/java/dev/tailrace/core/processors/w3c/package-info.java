/**
 * The W3C extended log format, whose lines say nothing of their own columns: a {@code #Fields:} line before them does, and may change in
 * the middle of a file (W3C working draft WD-logfile-960323; IIS writes it).
 *
 * <p><b>Enters:</b> every line of an input, twice: first in the order of its source, on the input's thread, to a
 * {@link dev.tailrace.core.processors.w3c.LayoutBook}, which notes where which columns begin; then on any worker, in any order.
 * <b>Leaves:</b> the columns as fields.
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
