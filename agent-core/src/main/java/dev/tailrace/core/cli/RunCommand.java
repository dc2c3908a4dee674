package dev.tailrace.core.cli;

import dev.tailrace.core.pipeline.AgentOptions;
import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace run}. */
final class RunCommand implements Command {
    private static final String ONCE = "--once";

    private final ConfigOptions configuration;
    private final DataOption data;

    RunCommand(ConfigOptions configuration, DataOption data) {
        this.configuration = configuration;
        this.data = data;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String purpose() {
        return "Runs the agent, until it is told to stop: then it finishes what is in flight and ends.";
    }

    @Override
    public void declare(CommandSpec spec) {
        configuration.declare(spec, true);
        data.declare(spec);
        spec.addOption(OptionSpec.builder(ONCE)
                .type(boolean.class)
                .arity("0")
                .description("Reads every matched file to its end, ships it, waits for every ack, and ends.")
                .build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        Path directory = data.of(parsed).orElse(config.get().data());
        return AgentRun.run(config.get(), new AgentOptions(directory, parsed.hasMatchedOption(ONCE)), terminal);
    }
}
