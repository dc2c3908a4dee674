package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.setup.ConfigLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(runner(ConfigLoader::installed, Terminal.standard(), SystemLog.NONE, ServiceLink.NONE).run(args).code());
    }

    /**
     * @param systemLog where the agent tells of itself while it runs
     * @param link by which a service manager orders its end
     */
    static CommandRunner runner(Supplier<ConfigLoader> loader, Terminal terminal, SystemLog systemLog, ServiceLink link) {
        ConfigOptions configuration = new ConfigOptions(loader);
        DataOption data = new DataOption();
        List<Command> commands = new ArrayList<>(List.of(
                new RunCommand(configuration, data, systemLog, link),
                new CheckCommand(configuration),
                new DoctorCommand(configuration, data, Platform::current),
                new StatusCommand(configuration, data, Platform::current),
                new RegistryCommand(configuration, data, Platform::current),
                new DeadLetterCommand(configuration, data),
                new SecretCommand(data, Platform::current, System.in),
                new ImportCommand(loader),
                new ServiceCommand(configuration, data, Platform::current),
                new SchemaCommand(() -> loader.get().catalog()),
                new ReferenceCommand(() -> loader.get().catalog()),
                new AlertCommand(configuration, data, Clock.SYSTEM),
                new GrokCommand(System.in, Clock.SYSTEM),
                new VersionCommand()));
        Supplier<CommandLine> whole = () -> CommandRunner.whole(commands);
        commands.addAll(List.of(new CompletionCommand(whole), new ManualCommand(whole)));
        return new CommandRunner(commands, terminal);
    }
}
