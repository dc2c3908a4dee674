/**
 * What stands in an open file.
 *
 * <p><b>Enters:</b> an open file of the {@link dev.tailrace.inputs.file.disk disk}, by path and key. <b>Leaves:</b> its bytes as a reader means
 * them ({@link dev.tailrace.inputs.file.content.Content}): from the first one on, decompressed if it is compressed; and what is told of zeros among
 * them ({@link dev.tailrace.inputs.file.content.Zeros}).
 *
 * <p><b>Owner:</b> whoever opened it closes it: a file that is followed, or the evidence about one that is not identified yet. All of them belong to
 * the tail duty.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>An offset is a place in the content, never one among compressed bytes.
 *   <li>Who reads from where it stopped reading pays for what it reads. Going to another place of a compressed file is work, which
 *       {@link dev.tailrace.inputs.file.content.Content#reach} does a bounded part of at a time.
 *   <li>What stands before damage is given like any other content; nothing behind it is, since nothing could vouch for it.
 *   <li>What goes wrong is a value: {@link dev.tailrace.inputs.file.disk.DiskFile#FAILED} and the fault that belongs to it.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.content.Content}, then {@link dev.tailrace.inputs.file.content.Contents}.
 */
package dev.tailrace.inputs.file.content;
