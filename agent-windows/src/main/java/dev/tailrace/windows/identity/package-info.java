/**
 * What a file is on Windows, asked of a handle of its own.
 *
 * <p><b>Enters:</b> a path. <b>Leaves:</b> a {@link dev.tailrace.core.platform.FileKey}, or an {@link java.io.IOException} with Windows' own
 * words.
 *
 * <p><b>Invariant:</b> a handle opened here asks for attributes only and shares reading, writing and deleting, so that it stands in no
 * writer's way; it is closed before the call returns.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.windows.identity.FileIndex}.
 */
package dev.tailrace.windows.identity;
