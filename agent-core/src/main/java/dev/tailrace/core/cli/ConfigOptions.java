package dev.tailrace.core.cli;

import dev.tailrace.core.config.Problems.Problem;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code -c FILE} and {@code -E key=value}: which configuration a command works with. */
final class ConfigOptions {
    private static final String CONFIG = "--config";
    private static final String OVERRIDE = "-E";

    private final Supplier<ConfigLoader> loader;

    /** @param loader made when a configuration is read, so that other commands need not look for what is installed */
    ConfigOptions(Supplier<ConfigLoader> loader) {
        this.loader = loader;
    }

    void declare(CommandSpec spec, boolean required) {
        spec.addOption(OptionSpec.builder("-c", CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .required(required)
                .description("The configuration.")
                .build());
        spec.addOption(OptionSpec.builder(OVERRIDE)
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Overrides a setting; the key is a dotted path: pipeline.workers=2, inputs.0.paths=[a.log]. May be repeated.")
                .build());
    }

    boolean isGiven(ParseResult parsed) {
        return parsed.hasMatchedOption(CONFIG);
    }

    /** The configuration; empty if it has errors. What is wrong with it is on stderr then. */
    Optional<AgentConfig> load(ParseResult parsed, Terminal terminal) {
        Path file = parsed.matchedOptionValue(CONFIG, null);
        List<String> overrides = parsed.matchedOptionValue(OVERRIDE, List.of());
        ConfigLoader.Loaded loaded = loader.get().load(file, overrides);
        loaded.problems().forEach(terminal.err()::println);
        long errors = loaded.problems().stream().filter(Problem::fatal).count();
        if (errors > 0) {
            terminal.say(file + " has " + (errors == 1 ? "an error" : errors + " errors"));
        }
        return loaded.config();
    }
}
