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
 * <p><b>Owner:</b> one duty, {@code FileInput}, owns everything here; two messages reach it from other threads: hints of the system and
 * numbers of new generations from the registry.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>No line of a generation stands in a batch before the registry has given the generation its number, durably.
 *   <li>A generation's spans join: the next starts where the last ended, whatever was skipped or filtered.
 *   <li>Whoever reads first checks that the bytes before the position are those that were read.
 *   <li>Without a batch nothing is read; without hints and changes nothing is done but the scan.
 * </ul>
 *
 * <p><b>Read first:</b> {@code FileInput}, then {@code Tail} and {@code Lineup}.
 */
package dev.tailrace.inputs.file;
