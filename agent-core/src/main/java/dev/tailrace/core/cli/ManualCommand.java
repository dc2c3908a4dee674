package dev.tailrace.core.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace manual}. */
final class ManualCommand implements Command {
    private final Supplier<CommandLine> whole;

    /** @param whole all that can be typed */
    ManualCommand(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public String purpose() {
        return "Writes the manual page, for man.";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        terminal.out().print(new ManualPage(whole.get().getCommandSpec(), VersionCommand.version()).roff());
        return ExitStatus.DONE;
    }
}
