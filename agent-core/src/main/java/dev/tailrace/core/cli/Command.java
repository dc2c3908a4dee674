package dev.tailrace.core.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things that {@code tailrace} can be told to do. */
interface Command {
    String name();

    /** In a sentence, for the usage help. */
    String purpose();

    /** Adds the options, parameters and subcommands that it takes. */
    void declare(CommandSpec spec);

    /**
     * Does it.
     *
     * @throws IOException if something outside failed: its message goes to the user
     */
    ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException;
}
