/**
 * What a user types.
 *
 * <p><b>Enters:</b> arguments. <b>Leaves:</b> an {@link dev.tailrace.core.cli.ExitStatus}; on stdout only what was asked for; messages for
 * people on stderr.
 *
 * <p>Each command is a {@link dev.tailrace.core.cli.Command} with its picocli model written out: annotations would be found by reflection
 * at every start. The model of a command is made only when that command (or help) is asked for.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.cli.CommandRunner}.
 */
package dev.tailrace.core.cli;
