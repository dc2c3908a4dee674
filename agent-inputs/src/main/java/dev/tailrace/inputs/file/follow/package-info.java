/**
 * The life of a tailed file, as a pure function: {@code (life, observation, now) -> (life, effects)}.
 *
 * <p><b>Enters:</b> what a scan, a read or the clock showed, as an {@link dev.tailrace.inputs.file.follow.Observation}. <b>Leaves:</b> what
 * is to be done, as {@link dev.tailrace.inputs.file.follow.Effect}s, which the tail duty carries out. No input or output happens here, so
 * that every life with every observation is tested as one table.
 *
 * <pre>
 *               unread bytes               a handle                 read to the end
 *   Asleep  ------------------&gt;  Queued  -------------&gt;  Reading  -------------------&gt;  Idle
 *     ^                            ^                        |  ^                          |  |
 *     |                            +------- evicted --------+  +------ unread bytes ------+  |
 *     +--------------------- close_inactive, close_renamed, close_eof, close_timeout --------+
 *   Reading  -- close_timeout --&gt;  Queued
 *   any  -- gone, read to the end, quiet --&gt;  Finished
 *   any  -- content replaced --------------&gt;  Finished
 *   Asleep  -- clean_inactive -------------&gt;  Finished
 * </pre>
 *
 * <p>Beside that, a file has a {@link dev.tailrace.inputs.file.follow.Presence}: whether its name still stands.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>A handle is closed only after what was written has been read; {@code close_timeout}, giving way to another file and the end of the
 *       agent apart, after which the file is opened again. A handle that could not be had again, because the name is gone, is not closed
 *       even then: who sets {@code close_timeout} wants room for others, not to lose lines.
 *   <li>What stands after the last line end is shipped before a handle is closed for good: when the name is gone, or is that of a rotated
 *       file. A file that keeps its name keeps it for its writer, who may be in the middle of a line. A rotated one is not closed in the middle of a
 *       line before it has been quiet for a while: its writer, or who copies it to where it is found, may be about to complete it.
 *   <li>A file whose name is gone is read on through its handle until it has been quiet for a while: its writer may not have noticed yet.
 *       Only a file that is delete-pending, whose name stays blocked until we let go, is closed at once when it has been read.
 *   <li>A file whose volume or directory cannot be read is not gone.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.follow.Follow}.
 */
package dev.tailrace.inputs.file.follow;
