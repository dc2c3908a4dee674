/**
 * Which files there are.
 *
 * <p><b>Enters:</b> globs and regular expressions from the configuration, and the {@link dev.tailrace.inputs.file.disk.Disk}.
 * <b>Leaves:</b> {@link dev.tailrace.inputs.file.discover.Sighting}s: a matching path and what stands there.
 *
 * <p><b>Owner:</b> the tail duty, which advances a {@link dev.tailrace.inputs.file.discover.Scan} a slice at a time between its reads, so that
 * a tree of 100,000 entries stalls no active file.
 *
 * <p><b>Globs.</b> {@code *} and {@code ?} match within a name, {@code **} as a whole component matches any number of directories (none,
 * too), {@code [a-z]} and {@code [!a-z]} one character, {@code {a,b}} alternatives, also across separators; braces
 * without a comma, as around a GUID, are text, and {@code [{]} is a brace in any case. In Windows notation both
 * separators are equal, letter case does not count, and a backslash never escapes; in POSIX notation a backslash takes away the next
 * character's meaning. A name that starts with a dot is a name like others. Matching is pure and does both notations everywhere.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>A directory that could not be listed is reported, never taken for an empty one.
 *   <li>Links to directories are not followed unless asked for, and then no directory is entered twice for the same part of a glob in one scan.
 *   <li>A scan looks only at what a glob's literal part leads to.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.discover.Glob}, then {@link dev.tailrace.inputs.file.discover.Scan}.
 */
package dev.tailrace.inputs.file.discover;
