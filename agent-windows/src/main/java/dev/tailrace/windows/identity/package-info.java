/**
 * What a file is on Windows, and what it holds, both from one handle.
 *
 * <p><b>Enters:</b> a path. <b>Leaves:</b> a {@link dev.tailrace.core.platform.FileStat}, a {@link dev.tailrace.core.platform.FileKey}, a
 * {@link dev.tailrace.core.platform.OpenFile}; or an {@link java.io.IOException} whose type tells what to make of it, in any language, with
 * Windows' own words.
 *
 * <p><b>Invariants:</b> a handle opened here shares reading, writing and deleting, so that it stands in no writer's way; to look at a file
 * it asks for attributes only, and is closed before the call returns. A key is told as stable only where it stays the file's own: not on
 * shares, not on FAT.
 *
 * <p>On NTFS and older systems a file that is deleted while somebody holds it keeps its name until the last handle is closed, and refuses to
 * be opened meanwhile ("delete pending"). Who holds it asks {@link dev.tailrace.core.platform.OpenFile#isDeletePending} and lets go.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.windows.identity.WindowsFiles}.
 */
package dev.tailrace.windows.identity;
