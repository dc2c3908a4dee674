/**
 * Which files there are.
 *
 * <p><b>Enters:</b> globs and regular expressions from the configuration, the {@link dev.tailrace.inputs.file.disk.Disk}, and hints of its
 * {@link dev.tailrace.inputs.file.disk.Watch}. <b>Leaves:</b> {@link dev.tailrace.inputs.file.discover.Sighting}s, a matching path and what stands
 * there; and what became of paths that a hint was about, as {@link dev.tailrace.inputs.file.discover.Scouting.Findings}. Which of them is followed, and
 * what it is, is not known here.
 *
 * <p><b>Owner:</b> the tail duty, whose {@link dev.tailrace.inputs.file.discover.Scouting} advances a
 * {@link dev.tailrace.inputs.file.discover.Scan} a slice at a time between its reads, so that a tree of 100,000 entries stalls no active file.
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
 *   <li>A hint only says where to look; what is told was looked at.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.file.discover.Glob}, then {@link dev.tailrace.inputs.file.discover.Scan} and
 * {@link dev.tailrace.inputs.file.discover.Scouting}.
 */
package dev.tailrace.inputs.file.discover;
