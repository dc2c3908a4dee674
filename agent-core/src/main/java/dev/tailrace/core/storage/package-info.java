/**
 * The disk under what the agent keeps of its own, as a port: the registry, and disk queues.
 *
 * <p><b>Enters:</b> bytes to append. <b>Leaves:</b> the same bytes at the next start, as far as they were forced to the disk.
 *
 * <p><b>Owner:</b> whoever holds the lock of a {@link dev.tailrace.core.storage.Storage}; one thread.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>Files are appended to, cut, renamed and deleted, never replaced in place: virus scanners and backups on Windows hold what they look at.
 *   <li>A rename or a removal is durable when it returns; content is durable after a {@link dev.tailrace.core.storage.Storage.Tail#sync}.
 *   <li>What the disk refuses names the file and what was tried.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.storage.Storage}. The suite {@code StorageContract} says what every implementation does.
 */
package dev.tailrace.core.storage;
