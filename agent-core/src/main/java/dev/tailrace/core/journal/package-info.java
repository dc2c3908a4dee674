/**
 * The agent's own log.
 *
 * <p><b>Enters:</b> what the agent's parts tell SLF4J, and {@code logging:} of the configuration. <b>Leaves:</b> files that rotate by size,
 * {@code tailrace.log} and {@code tailrace.1.log} and up (1 is the youngest), one JSON object with ECS names or one text a line; and the
 * same as text on stderr, for people and for journald.
 *
 * <p>Logback is set up by calls, not by XML: nothing is searched for at start. {@link dev.tailrace.core.journal.QuietStart} is what it finds
 * first: until a configuration is read, warnings and errors go to stderr.
 */
package dev.tailrace.core.journal;
