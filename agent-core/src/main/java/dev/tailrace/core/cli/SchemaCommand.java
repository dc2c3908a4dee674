package dev.tailrace.core.cli;

import dev.tailrace.core.setup.Catalog;
import dev.tailrace.core.setup.JsonSchema;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace schema}. */
final class SchemaCommand implements Command {
    private final Supplier<Catalog> catalog;

    SchemaCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String purpose() {
        return "Writes the configuration's JSON Schema, for editors.";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        terminal.out().println(JsonSchema.of(catalog.get()));
        return ExitStatus.DONE;
    }
}
