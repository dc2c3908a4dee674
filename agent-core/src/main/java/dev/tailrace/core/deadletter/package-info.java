/**
 * Another try for what outputs refused: {@code tailrace deadletter replay}.
 *
 * <p><b>Enters:</b> an output's {@linkplain dev.tailrace.core.ship.LetterFiles dead-letter files}. <b>Leaves:</b> their events, shipped through
 * the output as it is configured now, with the ids they had.
 *
 * <p>A replay is a run of the agent with one input, {@link dev.tailrace.core.deadletter.LetterInput}, whose files are the letters. So all
 * that holds for lines holds for letters:
 * <ol>
 *   <li>It has the data directory for itself. While an agent runs, it is refused.
 *   <li>Positions in the letters are in the registry, committed with the output's marks: a replay that was interrupted goes on where it was.
 *   <li>What is refused again becomes a new letter, in a file after those that are read, before its old one counts as done.
 *   <li>A file is deleted once each letter in it is delivered or refused again, and that is remembered. One with lines that are no letters
 *       is kept, renamed to {@code *.unread}.
 * </ol>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.deadletter.Replay}.
 */
package dev.tailrace.core.deadletter;
