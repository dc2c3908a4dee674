/**
 * The disk queue of one output: {@code queue: {type: disk, max_size: 1GiB}}.
 *
 * <p><b>Enters:</b> {@link dev.tailrace.core.ship.Parcel}s as the parse workers deal them. <b>Leaves:</b> the same events, to the output's ship
 * duty, in batches of the queue's own. An event is done with, for its input, once the queue holds it: its file may be rotated away and deleted.
 *
 * <p><b>Owner:</b> {@link dev.tailrace.core.queue.QueueDuty}: one thread has the files of one queue. It stands in the core, beside
 * {@link dev.tailrace.core.ship}, as it serves every output without their knowing, and as what it stores are batches.
 *
 * <h2>Constraints</h2>
 * <ol>
 *   <li>A process may die and power may go at any byte of any write. Unsynced bytes may then be missing, zero, or old garbage.
 *   <li>An event comes out as often as it went in: where the output is exact to the line without a queue, it is with one.
 *   <li>Bounded: {@code max_size} bytes, and memory for a few batches, however long an outage is. Full, it takes nothing more; that is
 *       backpressure as ever, and what it holds is shipped all the same. A full disk is the same as a full queue.
 *   <li>Events come out as they went in (id, time, fields, tags), even if the configuration has changed since.
 *   <li>Damage costs what it hit and no more, is told with the number of events it cost, and leaves the damaged file for a look at it.
 *   <li>Nothing is encoded here: at least half of the throughput without a queue. {@code packaging/bench/queue} measures it: 1,000,000 lines of
 *       190 bytes to a file on 2 busy cores took 3.0 and 3.3 us of CPU a line without and 3.3 and 3.7 with a queue, 42,000 and 33,000 lines a
 *       second without and 45,000 and 37,000 with one; parsed as access lines 6.0 and 7.2 us, 30,000 and 25,000 lines a second.
 * </ol>
 *
 * <h2>Layout</h2>
 * {@code DATA/queue/OUTPUT/} holds, for numbers N that rise by one, in 16 hexadecimal digits,
 * <pre>
 * N.segment           records, one after the other
 * N.segment.damaged   a segment in which something could not be read; nobody reads it again
 * lock                see {@link dev.tailrace.core.storage.Storage#lock}
 *
 * segment = header record*
 * header  = magic (8 bytes: "TR-QUE\r\n") version:u32 N:u64 epoch (8 bytes ASCII) record:u64 events:u64 previous:u64 crc:u32
 * record  = length:u32 events:u32 record:u64 crc of the payload:u32 crc:u32 payload (length bytes)
 * </pre>
 * Numbers are little-endian; this is version 1. A header's {@code record} and {@code events} say how many came before in all segments ever,
 * so that what a missing piece held is known; {@code previous} is how long the segment before is: what it has beyond does not count. Its
 * {@code crc} is the CRC32C of all before it. A record's second {@code crc} is that of N, the record's offset in the segment (8 + 8 bytes)
 * and the 20 bytes before: bytes of another place, which a file system may bring back after a power cut, are not taken for a record. A
 * payload is a {@link dev.tailrace.core.batch.BatchImage}: complete in itself, field names and all.
 *
 * <p>Where the queue begins and ends is not in the queue. It is in the registry, as two marks of the output, each a
 * {@link dev.tailrace.core.queue.QueuePosition}:
 * <pre>
 * queue.end      up to here events are in the queue: committed in one with the read positions of the events
 * queue.begin    up to here they have left it: committed in one with the output's own marks, such as the length of its file
 * </pre>
 *
 * <h2>Rules</h2>
 * <ol>
 *   <li><b>Durable before it counts.</b> Records are appended, and forced to the disk with {@code sync: batch} (the default; several batches
 *       with one call if they come faster than the disk is); then the registry is told {@code queue.end} with the positions. With
 *       {@code sync: os} they are not forced: a killed process loses nothing, a power cut may.
 *   <li><b>Never half.</b> If appending or forcing fails, the same batches are tried again every second. The segment is cut back to what was
 *       forced; if that is not known (a failed force) or cannot be done, a new one goes on from there, and its {@code previous} says so.
 *   <li><b>A segment is full</b> at a sixteenth of {@code max_size} (1 MiB to 64 MiB). It is deleted when everything in it has left the
 *       queue and the registry has that on the disk, whatever its sync policy: a file output may need it until then. Only so does
 *       space return, so that a queue is as good as full a segment before {@code max_size}. If there is no room at all, the last segment goes
 *       as well once everything in it has left.
 *   <li><b>Recovery</b> reads no records. Segments after {@code queue.end} go, the one it is in is cut there: those lines are read and put in
 *       again. Segments before {@code queue.begin} go. Segments of this registry's epoch without any mark were never committed, and go.
 *       Segments of another epoch without any mark are of a registry that is lost: everything in them is shipped, rather twice than
 *       never.
 *   <li><b>Damage</b> shows when a record is read. If its own head is whole it is skipped, else the rest of the segment is; the counts around
 *       tell how many events that was. They are counted as lost in the output's books and reported; the segment is renamed to
 *       {@code .damaged} where it would be deleted. The same for a segment that is not there.
 *   <li><b>Order</b> is that of the lane. {@code max_in_flight} + 1 batches are read ahead; the position moves over those that are settled
 *       without a gap.
 * </ol>
 *
 * <p><b>Read first:</b> this page, then {@link dev.tailrace.core.queue.QueueDuty#work}, its {@link dev.tailrace.core.queue.Outflow}, and
 * {@link dev.tailrace.core.queue.QueueLog}.
 */
package dev.tailrace.core.queue;
