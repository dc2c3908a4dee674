/**
 * Events in files, one JSON object a line, so that neither {@code kill -9} nor a power cut loses or repeats a line.
 *
 * <p><b>Enters:</b> shipments, one at a time. <b>Leaves:</b> bytes at the ends of files, and with each {@link
 * dev.tailrace.core.output.Outcome.Delivered} a mark: how long each file is. The agent commits mark and read positions together.
 *
 * <h2>Constraints</h2>
 * A shipment whose positions were not committed comes again, so its bytes must be gone by then. A crash can happen between any two steps,
 * and within a write. Nothing that was there before us, and nothing that a lost registry has forgotten, may be cut.
 *
 * <h2>Layout</h2>
 * <pre>
 * PATH, rendered for the event       the first file of a series; with rotation PATH with .1, .2, ... before its extension, upwards.
 *                                    Only the file with the highest number grows; files are never renamed. With rotate_every the next
 *                                    one is begun when a period is over; a file's period after a restart is that of its last change.
 * FILE.gz                            with compress: gzip, a finished file; FILE itself goes once this one is durable
 * DATA/outputs/NAME.births           which files were opened for appending, one line each:
 *                                    CRC32C of the rest (8 hex digits) SP epoch SP number SP length SP path LF
 *                                    length is the file's at that moment, -1 if there was no file; numbers ascend and are never reused
 * mark "files" (in the registry)     {"births": N, "lengths": {path: bytes, ...}}
 * </pre>
 *
 * <h2>Rules</h2>
 * <ol>
 *   <li><b>Birth before growth.</b> Before a file is opened for appending, its birth is durable in the births file.
 *   <li><b>Known length.</b> Bytes are appended only where the file is known to end. A write that fails (no space, permission) is taken
 *       back: every file that the shipment touched is cut to where it ended before. What cannot be cut at once is cut before anything else
 *       is written.
 *   <li><b>Durable before delivered.</b> With {@code sync: batch} the bytes, and the directory entries of new files, are forced before the
 *       shipment is delivered. With {@code sync: os} a power cut (not a killed process) may lose what the system had not written yet.
 *   <li><b>A mark says all.</b> It lists every file that is open after the shipment with its length, and N, the number of the next birth.
 *       A file that is neither listed nor born with a number from N on is settled: what it has is committed.
 *   <li><b>Recovery</b>, when the output is opened, before anything is written: a listed file is cut to its length; another one that was
 *       born from N on is cut to the length at its first such birth, or deleted if it was not there. Then the births file is emptied. A
 *       crash in between repeats the same cuts. Births of another epoch are left alone: the registry that knew them is lost, and what was
 *       committed under it cannot be told from what was not. A file that is shorter than its mark is reported and left as it is.
 *   <li><b>One form of a file.</b> While FILE and FILE.gz are both there (a crash came between), FILE counts and FILE.gz is deleted. A
 *       finished file may be compressed before the shipment that finished it is committed: recovery then finds a mark or a birth for FILE,
 *       and FILE.gz alone. If that holds more than was committed, FILE is restored from it, cut to its length, and FILE.gz goes; if FILE
 *       was not there before, FILE.gz is deleted.
 * </ol>
 *
 * <p><b>Owner:</b> the output, one shipment at a time. <b>Read first:</b> {@link dev.tailrace.outputs.file.FileOutput}, then {@link
 * dev.tailrace.outputs.file.Recovery}.
 */
package dev.tailrace.outputs.file;
