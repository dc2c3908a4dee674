/**
 * What the agent remembers: how far each generation of each source is acknowledged, and what outputs want committed with it.
 *
 * <p><b>Enters:</b> messages of inputs (through {@link dev.tailrace.core.registry.Memory}) and of the ship duty
 * ({@link dev.tailrace.core.registry.Settled}). <b>Leaves:</b> entries and marks at the next start, and generation numbers.
 *
 * <p><b>Owner:</b> the {@link dev.tailrace.core.registry.RegistryDuty}: one thread has the state, the ledger and the files.
 *
 * <p><b>Invariant:</b> the files hold a state that the memory had, never later than what was delivered, and at each answer not earlier than
 * what the sync policy promises.
 *
 * <h2>Constraints</h2>
 * <ol>
 *   <li>What is remembered never runs ahead of delivery; what is written together stands or falls together.
 *   <li>A process may die and power may go at any byte of any write. Unsynced bytes may then be missing, zero, or old garbage.
 *   <li>Files are only appended to. Virus scanners and backups on Windows hold files that they look at, so that replacing one in place
 *       fails at odd moments; no step here depends on a file being replaced.
 *   <li>A generation number is never given twice within an epoch: it is part of event ids, and a second use would make a receiver drop
 *       lines as repeats.
 *   <li>Damage is never passed over in silence, and never stops the agent from running on what is whole.
 *   <li>100,000 entries load in under a second, and compaction holds up nobody for longer than one slice of it.
 * </ol>
 *
 * <h2>Layout</h2>
 * A directory with, for rising numbers N in 16 hexadecimal digits,
 * <pre>
 * N.log        the groups written since state N
 * N.snapshot   state N: what the logs before N add up to
 * lock         locked by the agent that runs; its process id as text
 * *.damaged    what a recovery set aside; never read
 * </pre>
 * <pre>
 * file   = header frame*
 * header = magic (8 bytes: "TR-LOG\r\n" or "TR-SNP\r\n") version:u32 number:u64 epoch (8 bytes ASCII)
 *          previous:u64 previousLength:u64 next:u64 crc32c of these 52 bytes:u32
 * frame  = length:u32 crc:u32 payload (length bytes, at least one)
 * payload = change+
 * </pre>
 * All fixed numbers are big-endian. The header's form is the same in all versions; this one is version 1, and a file of a newer one is
 * refused before anything is touched. {@code previous} and {@code previousLength} say which log a log goes on from and where that one
 * ends: what stands in it beyond does not count. {@code previous} is 0 for a log that starts from nothing (the first of an epoch) and -1 for
 * one that goes on from the snapshot of its own number and from nothing else. All generation numbers below {@code next} may have been given.
 *
 * <p>A frame's crc is the CRC32C of the file's magic and number, the frame's offset in the file, the length (8 + 8 + 8 + 4 bytes) and the
 * payload: bytes of another file or another place, which a file system may bring back after a power cut, are not taken for a frame, and
 * neither are zeros. In a payload numbers are LEB128 varints of unsigned 64-bit values, guards are 8 bytes, text is its length and UTF-8:
 * <pre>
 * 1 entry     generation input name identity offset guard forgetAt changedAt note     the whole entry, new or replaced
 * 2 position  generation offset guard changedAt                                       a known entry moved
 * 3 gone      generation
 * 4 mark      output key value                                                        an empty value removes the key
 * 5 end       entries                                                                 last change of a snapshot
 * </pre>
 *
 * <h2>Rules</h2>
 * <ol>
 *   <li><b>One frame of a log is one group</b>: everything of the messages that the duty found in its inbox, positions and marks alike. It
 *       is written with one append; if that fails, the log is cut back to the group before, and the same group is tried again every
 *       second. Meanwhile no further message is taken, nothing is answered, and nothing is to be shipped.
 *   <li><b>Sync</b> is {@code registry.sync} ({@link dev.tailrace.core.registry.SyncPolicy}). A group that gives a generation is forced to
 *       the disk under any policy, and only then is the number told. After a failed sync nobody knows what the disk holds: the whole
 *       state goes into a new snapshot with a detached log before anything else is written. (An agent that is killed in between may leave
 *       bytes that the system's cache shows and the disk has not; its successor cannot tell, until a power cut takes them.)
 *   <li><b>Compaction</b> from N to M (above all numbers in use): force N.log; make M.log, force it, and append only to it from then on;
 *       write M.snapshot, the state as of that moment, in slices between groups, each forced; its end record makes it valid. Then what
 *       is older than the snapshot before is deleted: that one stays with its logs, in case M.snapshot cannot be read one day. If it
 *       fails on the way, the snapshot before and the logs since remain the truth, and it is tried again later. A log that could
 *       not be made is deleted before N.log gets any longer.
 *   <li><b>Recovery</b>: the newest valid snapshot S (all frames whole, an end record that agrees), or the empty log of an epoch if that
 *       is newer; then the groups of S.log and of each log that goes on from it, as long as frames are whole. What follows the first
 *       damage is copied to {@code NAME.OFFSET.damaged}, and a new log goes on from the last whole group. Its header skips as many
 *       generation numbers as bytes were lost, as each number given took more than a byte; a million for a log that is missing. Until
 *       that new log stands, the next recovery sees the same damage and does the same. Damaged or not, what counts is forced to the
 *       disk before anybody is told of it: a killed agent may have left it in the system's cache.
 *   <li>A damaged snapshot whose predecessor and logs are whole costs nothing: mostly an interrupted compaction. It is reported, and deleted
 *       by a later one.
 *   <li>If no state can be read, everything is renamed to {@code *.damaged} and a registry with another epoch is born: lines may arrive
 *       again, under other ids, and none is lost. The same if there is nothing but such remains.
 *   <li>Readers ({@link dev.tailrace.core.registry.RegistryView}) need no lock: they do the same without repairing, and start over if a file
 *       goes away under them.
 * </ol>
 *
 * <p><b>Read first:</b> this page, then {@link dev.tailrace.core.registry.RegistryDuty}.
 */
package dev.tailrace.core.registry;
