/**
 * What a file is, whatever it is called.
 *
 * <p><b>Enters:</b> a file that a scan saw and what is remembered of the input's generations. <b>Leaves:</b> a
 * {@link dev.tailrace.inputs.file.identify.Verdict}. All of it is pure: bytes of the file are asked for through
 * {@link dev.tailrace.inputs.file.identify.Evidence}.
 *
 * <h2>The marks of a generation</h2>
 * A generation is one life of one content: what was written to a file from its creation or truncation to the next. Three marks tell it:
 * <ul>
 *   <li>its <b>key</b>: volume and file index, or device and inode. Survives renaming; not unique in time, because indexes are reused, and
 *       blind to truncation;
 *   <li>its <b>prefix</b>, a {@link dev.tailrace.inputs.file.identify.Fingerprint}: hash of the first n &lt;= 1024 bytes, n growing with what
 *       was read. Survives copying and compressing; not unique, because many logs start with the same header;
 *   <li>its <b>guard</b>: hash of the last &lt;= 256 bytes before the read position. Tells the position itself again.
 * </ul>
 *
 * <h2>The table</h2>
 * First match wins:
 * <pre>
 * 1  known key, prefix and guard hold, size &gt;= offset      the same file, perhaps renamed: go on at the offset
 * 2  known key, prefix or guard broken, or size &lt; offset   truncated, or a reused index: the old generation waits for its copy,
 *                                                          and the file is looked at as if its key were new
 * 3  prefix and guard of a generation that has no file     its copy (copytruncate, a move across volumes, compressed): the old
 *    any more                                              generation goes on there at its offset
 * 4  prefix and a milestone of such a generation, and      a copy that was taken before the last lines were read: a new generation
 *    the file ends before the generation's offset          stands at its end, once the old one is acknowledged that far; at the
 *                                                          milestone, if that is so early that headings may reach beyond it
 *                                                          (one shorter than the prefix: only by a milestone at its end)
 * 5  the file has so far nothing but what another,         perhaps a copy in the making (copytruncate copies first and truncates
 *    living generation has at the same place               then): wait, see what becomes of the two
 * 6  otherwise                                             a new file
 * </pre>
 * A generation of which no position is remembered has no guard; rows 1 and 3 then go by the prefix alone. That is no risk: what was perhaps
 * shipped of it has ids that tell other lines apart ({@link dev.tailrace.core.encode.EventId}).
 *
 * <p>A file that is both, 4 by one generation and 5 by another, waits for the other: that has all of it, the former perhaps only its beginning.
 * So does one that is 3 by the prefix alone: that may be a single byte.
 *
 * <p>Row 5 has a time limit for plain files, after which they are new ones: two files may well be equal. A compressed copy waits as long as
 * what it is a copy of lives; but one that is longer than that file is no copy of it, whatever their beginnings have in common.
 *
 * <h2>Where each rule comes from</h2>
 * Public reports of what other shippers lose or send again, and how rotating programs work:
 * <ul>
 *   <li><b>1</b>, that the guard must hold besides key and size: a row of another file's gives a too large offset (fluent-bit#8025,
 *       fluent-bit#11455); a new file goes on at an old one's offset, or is skipped (elastic/beats#1341). That a renamed file goes on: squid
 *       renames the whole row of its logs at each rotation.
 *   <li><b>2</b>: inodes that are given again (elastic/beats#1341, logstash-input-file#109, vector#18342, vector#25079); a file that is cut
 *       and written beyond the old offset between two looks, which nothing but the guard shows.
 *   <li><b>3</b>, for plain copies: {@code copytruncate} sends the whole log again (elastic/beats#39731) or loses what came last
 *       (elastic/beats#45300, fluent-bit#4839, fluent-bit#9580); for compressed ones: opentelemetry-collector-contrib#37772 and #40523,
 *       elastic/beats#637. That the guard is asked for besides the prefix: equal first bytes are taken for a file that was read
 *       (opentelemetry-collector-contrib#10481), and then it is never read (#46496 there, vector#5833). That a generation outlives its
 *       file for a day, as a tombstone: states that were cleaned too early or wrongly (elastic/beats#45945, #40178, #36761).
 *   <li><b>4</b>: copytruncate copies, then cuts; what is written and read in between is in the log and not in the copy (logrotate(8) says so
 *       of it). A copy that is shorter than what was read would otherwise be another file with the same lines.
 *   <li><b>5</b>: the other half of that: while logrotate or gzip write a copy, it is a file that begins like a living one.
 *   <li><b>6</b>, from the first byte on and however small: files below a kilobyte that are not shipped (elastic/beats#44780).
 * </ul>
 *
 * <p>{@link dev.tailrace.inputs.file.identify.FileIdentity} says what its settings change in the table, and what they answer.
 *
 * <p><b>Invariant:</b> a mistake of the table may repeat lines, never lose them: where marks are too weak to tell, the file is new.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.identify.Identity}.
 */
package dev.tailrace.inputs.file.identify;
