package dev.tailrace.core.cli;

import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigFile;
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
    private final SystemLog systemLog;
    private final ServiceLink link;

    RunCommand(ConfigOptions configuration, DataOption data, SystemLog systemLog, ServiceLink link) {
        this.configuration = configuration;
        this.data = data;
        this.systemLog = systemLog;
        this.link = link;
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
        ConfigFile file = configuration.file(parsed);
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        Path directory = data.of(parsed).orElse(config.get().data());
        AgentRun run = new AgentRun(directory, parsed.hasMatchedOption(ONCE), file, systemLog, link);
        return run.run(config.get(), terminal);
    }
}
