package dev.tailrace.core.cli;

import dev.tailrace.core.setup.AgentConfig;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace check}: is this configuration fit to run? */
final class CheckCommand implements Command {
    private final ConfigOptions configuration;

    CheckCommand(ConfigOptions configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String purpose() {
        return "Validates a configuration; tells all its problems at once, each with its line and column.";
    }

    @Override
    public void declare(CommandSpec spec) {
        configuration.declare(spec, true);
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        config.ifPresent(fine -> terminal.out().println(describe(fine)));
        return config.isPresent() ? ExitStatus.DONE : ExitStatus.WRONG;
    }

    private static String describe(AgentConfig config) {
        StringBuilder text = new StringBuilder("ok");
        config.inputs().forEach(input -> text.append(System.lineSeparator())
                .append("  input ").append(input.id()).append(" (").append(input.type()).append(") -> output ")
                .append(String.join(", ", input.routes().outputs())));
        return text.toString();
    }
}
