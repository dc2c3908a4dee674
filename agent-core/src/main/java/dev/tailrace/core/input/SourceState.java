package dev.tailrace.core.input;

/**
 * How one source of an input does: a followed file. For status and metrics.
 *
 * @param name its path
 * @param identity what it is, whatever its name: volume and index of a file
 * @param generation its number in the registry; -1 while it has none yet
 * @param size bytes of it, as far as they can be counted: of a compressed source those that were read
 * @param offset bytes that were read
 * @param state {@code reading}, {@code idle} (open, all read), {@code asleep} (closed, all read) or {@code queued} (waits for its turn); with
 *     {@code renamed}, {@code gone}, {@code delete_pending} or {@code hidden} behind a comma where its name does not stand any more
 * @param unreadSince since when there is something to read, in milliseconds since 1970; 0 if all was read
 * @param trouble why it could not be read the last time; empty if it could
 */
public record SourceState(
        String name, String identity, long generation, long size, long offset, String state, long unreadSince, String trouble) {}
