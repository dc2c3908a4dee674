package dev.tailrace.core.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace version}. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String purpose() {
        return "Says which version this is, of what Java, on what platform.";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        terminal.out().println("tailrace " + version() + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + ' '
                + System.getProperty("os.version") + ' ' + System.getProperty("os.arch"));
        return ExitStatus.DONE;
    }

    /** The module's version, as it was built. */
    static String version() {
        return VersionCommand.class.getModule().getDescriptor().rawVersion().orElseThrow();
    }
}
