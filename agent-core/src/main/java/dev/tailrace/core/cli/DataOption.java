package dev.tailrace.core.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --data DIR}: the data directory, whatever the configuration says. */
final class DataOption {
    static final String DATA = "--data";

    void declare(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(DATA)
                .paramLabel("DIR")
                .type(Path.class)
                .description("The data directory, whatever the configuration says.")
                .build());
    }

    Optional<Path> of(ParseResult parsed) {
        return Optional.ofNullable(parsed.matchedOptionValue(DATA, (Path) null));
    }
}
