package dev.tailrace.core.cli;

import dev.tailrace.core.doctor.Doctor;
import dev.tailrace.core.doctor.Finding;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.setup.AgentConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace doctor}. */
final class DoctorCommand implements Command {
    private final ConfigOptions configuration;
    private final DataOption data;
    private final Supplier<Platform> platform;

    DoctorCommand(ConfigOptions configuration, DataOption data, Supplier<Platform> platform) {
        this.configuration = configuration;
        this.data = data;
        this.platform = platform;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String purpose() {
        return "Finds what will go wrong: permissions, limits, clock, disk, unreachable outputs, globs that match nothing, files read twice.";
    }

    @Override
    public void declare(CommandSpec spec) {
        configuration.declare(spec, true);
        data.declare(spec);
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        Doctor doctor = new Doctor(config.get(), data.of(parsed).orElse(config.get().data()), platform.get(), Clock.SYSTEM);
        return print(doctor.examine(), terminal);
    }

    /** Failed if something is wrong. */
    static ExitStatus print(List<Finding> findings, Terminal terminal) {
        for (Finding finding : findings) {
            String mark = switch (finding.weight()) {
                case FINE -> "ok    ";
                case DOUBTFUL -> "look  ";
                case WRONG -> "WRONG ";
            };
            terminal.print(mark + finding.about() + ": " + finding.text());
            if (!finding.remedy().isEmpty()) {
                terminal.print("        " + finding.remedy());
            }
        }
        boolean wrong = findings.stream().anyMatch(finding -> finding.weight() == Finding.Weight.WRONG);
        return wrong ? ExitStatus.FAILED : ExitStatus.DONE;
    }
}
