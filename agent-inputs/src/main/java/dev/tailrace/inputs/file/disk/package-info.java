/**
 * The disk under the tail, as a port.
 *
 * <p><b>Enters:</b> paths, as text in the system's own notation. <b>Leaves:</b> what stands there
 * ({@link dev.tailrace.inputs.file.disk.Disk.Look}), the names in a directory, open files, and hints that something changed. What goes
 * wrong comes as a value, a {@link dev.tailrace.inputs.file.disk.Fault} with path and operation, never as an exception: a file that
 * cannot be read is an ordinary day.
 *
 * <p><b>Owner:</b> the tail duty of one input; nothing here is shared, but for {@link dev.tailrace.inputs.file.disk.NioWatch}, whose
 * thread only puts names of directories into a queue and raises the duty's signal.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>An open file hinders nobody: its writer may append, rename and delete it (on Windows, sharing of all three is asked for).
 *   <li>{@link dev.tailrace.inputs.file.disk.DiskFile#key()} is the key of the file that is open, even if its path was given to another
 *       file during the opening.
 *   <li>Sizes come from the open file where one is open. Windows shows old sizes in its directories while the writer keeps its handle.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.disk.Disk}. The suite {@code FilesContract} says what every implementation does.
 */
package dev.tailrace.inputs.file.disk;
