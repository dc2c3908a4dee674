package dev.tailrace.core.cli;

import dev.tailrace.core.setup.Catalog;
import dev.tailrace.core.setup.ReferencePage;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace reference}. */
final class ReferenceCommand implements Command {
    private final Supplier<Catalog> catalog;

    ReferenceCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String purpose() {
        return "Writes a page of all settings with their defaults (Markdown).";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        terminal.out().print(ReferencePage.of(catalog.get()));
        return ExitStatus.DONE;
    }
}
