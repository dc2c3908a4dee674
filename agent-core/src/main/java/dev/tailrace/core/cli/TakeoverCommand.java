package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.movein.ReadFile;
import dev.tailrace.core.movein.Takeover;
import dev.tailrace.core.movein.filebeat.FilebeatRegistry;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Adopting;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace registry takeover}. */
final class TakeoverCommand implements Command {
    private final ConfigOptions configuration;
    private final DataOption data;
    private final Supplier<Platform> platform;

    TakeoverCommand(ConfigOptions configuration, DataOption data, Supplier<Platform> platform) {
        this.configuration = configuration;
        this.data = data;
        this.platform = platform;
    }

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public String purpose() {
        return "Remembers how far Filebeat has read each file, while neither of them runs, so that nothing is sent again.";
    }

    @Override
    public void declare(CommandSpec spec) {
        configuration.declare(spec, true);
        data.declare(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .index("0")
                .type(Path.class)
                .required(true)
                .description("Filebeat's data folder, or its registry: mostly /var/lib/filebeat.")
                .build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        List<ReadFile> read = FilebeatRegistry.read(parsed.matchedPositionalValue(0, (Path) null));
        Takeover takeover = new Takeover(config.get().inputs(), read, platform.get()).look();
        Path directory = data.of(parsed).orElse(config.get().data());
        RegistrySetup setup = new RegistrySetup(Registry.storage(directory), Clock.SYSTEM, SyncPolicy.BATCH, new SecureRandom());
        return switch (Registry.adopt(setup, takeover.entries())) {
            case Adopting.Refused(String reason) -> {
                terminal.say(reason);
                yield ExitStatus.FAILED;
            }
            case Adopting.Adopted adopted -> {
                adopted.taken().forEach(entry -> terminal.print("input " + entry.input() + " goes on in " + entry.name() + " at " + entry.offset()));
                adopted.known().forEach(entry ->
                        terminal.print("input " + entry.input() + " knows " + entry.name() + " already, and stays at " + entry.offset()));
                takeover.remarks().forEach(remark -> terminal.say("not taken over: " + remark));
                terminal.print(adopted.taken().size() + " of " + read.size() + " positions taken over; what Filebeat does not know is read from its beginning");
                yield ExitStatus.DONE;
            }
        };
    }
}
