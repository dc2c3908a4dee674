package dev.tailrace.core.cli;

import dev.tailrace.core.config.ConfigLoader;
import java.util.List;
import java.util.function.Supplier;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(runner(ConfigLoader::installed, Terminal.standard()).run(args).code());
    }

    static CommandRunner runner(Supplier<ConfigLoader> loader, Terminal terminal) {
        ConfigOptions configuration = new ConfigOptions(loader);
        return new CommandRunner(List.of(new CheckCommand(configuration), new VersionCommand()), terminal);
    }
}
