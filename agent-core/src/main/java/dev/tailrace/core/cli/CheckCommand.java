package dev.tailrace.core.cli;

import dev.tailrace.core.doctor.Connections;
import dev.tailrace.core.setup.AgentConfig;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace check}: is this configuration fit to run? */
final class CheckCommand implements Command {
    private static final String CONNECT = "--connect";

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
        spec.addOption(OptionSpec.builder(CONNECT)
                .type(boolean.class)
                .arity("0")
                .description("Also connects to the hosts of the outputs, and sees whether those that speak HTTP let the agent in; no event is sent.")
                .build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        config.ifPresent(fine -> terminal.out().println(describe(fine)));
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        if (!parsed.hasMatchedOption(CONNECT)) {
            return ExitStatus.DONE;
        }
        return DoctorCommand.print(
                config.get().outputs().stream().flatMap(output -> Connections.examine(output).stream()).toList(), terminal);
    }

    private static String describe(AgentConfig config) {
        StringBuilder text = new StringBuilder("ok");
        config.inputs().forEach(input -> text.append(System.lineSeparator())
                .append("  input ").append(input.id()).append(" (").append(input.type()).append(") -> output ")
                .append(String.join(", ", input.routes().outputs())));
        return text.toString();
    }
}
