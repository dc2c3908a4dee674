package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import dev.tailrace.core.config.Problems.Problem;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigFile;
import dev.tailrace.core.setup.ConfigLoader;
import dev.tailrace.core.setup.Whereabouts;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** The configuration that is named. */
    Optional<Path> path(ParseResult parsed) {
        return Optional.ofNullable(parsed.matchedOptionValue(CONFIG, (Path) null));
    }

    /** The file, to be read again while the agent runs. To be asked for before {@link #load}. */
    ConfigFile file(ParseResult parsed) {
        return ConfigFile.of(
                loader.get(), parsed.matchedOptionValue(CONFIG, (Path) null), overrides(parsed));
    }

    /** The configuration; empty if it has errors. What is wrong with it is on stderr then. */
    Optional<AgentConfig> load(ParseResult parsed, Terminal terminal) {
        return load(parsed.matchedOptionValue(CONFIG, null), parsed, terminal);
    }

    /** Where an agent with that configuration is, also if the file has mistakes by now, which are on stderr then; empty if it is not legible. */
    Optional<Whereabouts> whereabouts(ParseResult parsed, Terminal terminal) {
        return told(parsed.matchedOptionValue(CONFIG, null), parsed, terminal).whereabouts();
    }

    /** The configuration in a file that is meant where none is named. */
    Optional<AgentConfig> load(Path file, ParseResult parsed, Terminal terminal) {
        return told(file, parsed, terminal).config();
    }

    private ConfigLoader.Loaded told(Path file, ParseResult parsed, Terminal terminal) {
        ConfigLoader.Loaded loaded = loader.get().load(file, overrides(parsed));
        loaded.problems().forEach(problem -> terminal.err().println(Printable.line(problem.toString())));
        long errors = loaded.problems().stream().filter(Problem::fatal).count();
        if (errors > 0) {
            terminal.say(file + " has " + (errors == 1 ? "an error" : errors + " errors"));
        }
        return loaded;
    }

    /** With {@code --data}, if the command takes it: the keystore is in the data directory. */
    private static List<String> overrides(ParseResult parsed) {
        List<String> overrides = new ArrayList<>(parsed.matchedOptionValue(OVERRIDE, List.<String>of()));
        Path data = parsed.matchedOptionValue(DataOption.DATA, (Path) null);
        if (data != null) {
            overrides.add("data='" + data.toString().replace("'", "''") + '\'');
        }
        return overrides;
    }
}
