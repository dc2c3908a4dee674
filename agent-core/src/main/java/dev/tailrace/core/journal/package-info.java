/**
 * The agent's own log.
 *
 * <p><b>Enters:</b> what the agent's parts tell SLF4J, and {@code logging:} of the configuration. <b>Leaves:</b> files that rotate by size
 * and age, {@code tailrace.log} and {@code tailrace.1.log} and up (1 is the youngest), one JSON object with ECS names or one text a line; and the
 * same as text on stderr, for people and for journald.
 *
 * <p><b>Rules:</b> equal warnings and errors are counted, not repeated ({@link dev.tailrace.core.journal.Repeats}). The level may change
 * while the agent runs. Above debug no line of the user's is logged, only where it stands (path, offset), and no secret: those who know one
 * hide it where the message is made.
 *
 * <p>Logback is set up by calls, not by XML: nothing is searched for at start. {@link dev.tailrace.core.journal.QuietStart} is what it finds
 * first: until a configuration is read, warnings and errors go to stderr.
 */
package dev.tailrace.core.journal;
