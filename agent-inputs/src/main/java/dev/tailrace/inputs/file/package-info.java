/**
 * Tailing files: {@code type: file}.
 *
 * <p><b>Enters:</b> files that grow, are renamed, truncated, copied, compressed and deleted. <b>Leaves:</b> their lines in batches, each
 * line once, with spans that join without a gap; and what the registry is to remember.
 *
 * <pre>
 *   disk -- {@link dev.tailrace.inputs.file.discover discover} --> sighting
 *        -- {@link dev.tailrace.inputs.file.identify identify} --> generation
 *        -- {@link dev.tailrace.inputs.file.follow follow} --> when to open, read, close
 *        -- {@link dev.tailrace.inputs.file.read read} --> batch
 * </pre>
 * What identifies and what reads sees an open file as its {@link dev.tailrace.inputs.file.content content}, compressed or not.
 *
 * <p><b>Owner:</b> one duty, {@code FileInput}, owns everything here; from other threads messages reach it: hints of the system, what the
 * registry answers, and who asks how it does.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>No line of a generation stands in a batch before the registry has given the generation its number, durably.
 *   <li>A generation's spans join: the next starts where the last ended, whatever was skipped or filtered.
 *   <li>Whoever reads first checks that the bytes before the position are those that were read.
 *   <li>Without a batch nothing is read; without hints and changes nothing is done but the scan.
 * </ul>
 *
 * <p><b>Who does what</b>, in the order in which a line meets them; all of it on the duty's thread:
 * <pre>
 *   FileInput       turns the others; Reply is what the registry answers, TailParts what they share
 *   sees            Surveillance (what is seen, and what that means) -- Patrol (goes round while much is written)
 *   identifies      Lineup (waits, gathers, has judged) -- Candidate, FileEvidence -- Kin (with whom it is compared)
 *                   -- Adoption (begins a generation, or lets one go on)
 *   keeps           Catalogue of Generations, Roster of TailedFiles -- Buckets
 *   follows         Tail (lives) -- Alarms (when to look again), Examination (is it still what it was?)
 *   opens           Opener -- Handles (how many)
 *   reads           Turns (a piece of each) -- PieceReader -- Marks (are these its bytes?), Headings, Cuts; LastReads at the end
 *   tells           Notices, Whereabouts
 *   before a start  FileInputFactory, FileSettings, ReadElsewhere
 * </pre>
 *
 * <p>They stand in one package because a generation and a followed file are mutable, and owned here: a dozen of these classes write to them, and no
 * border runs between them that would not make those fields public.
 *
 * <p><b>Read first:</b> {@code FileInput}, then {@code Tail} and {@code Lineup}.
 */
package dev.tailrace.inputs.file;
