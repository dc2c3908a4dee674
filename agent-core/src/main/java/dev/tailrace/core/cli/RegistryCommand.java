package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Forgetting;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.RegistryView;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace registry list | forget | export}: what is remembered, also while no agent runs. */
final class RegistryCommand implements Command {
    private static final String JSON = "--json";

    private final ConfigOptions configuration;
    private final DataOption data;
    private final Supplier<Platform> platform;

    RegistryCommand(ConfigOptions configuration, DataOption data, Supplier<Platform> platform) {
        this.configuration = configuration;
        this.data = data;
        this.platform = platform;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public String purpose() {
        return "Shows or changes what is remembered of each file.";
    }

    @Override
    public void declare(CommandSpec spec) {
        for (Command command : List.of(new ListEntries(), new Forget(), new Export(), new TakeoverCommand(configuration, data, platform))) {
            spec.addSubcommand(command.name(), CommandRunner.spec(command));
        }
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("only its subcommands run");
    }

    private void declareWhere(CommandSpec spec) {
        configuration.declare(spec, false);
        data.declare(spec);
    }

    /** The registry that is meant; empty if the configuration that should tell has errors. */
    private Optional<Storage> storage(ParseResult parsed, Terminal terminal) {
        Optional<Path> directory = data.of(parsed);
        if (directory.isEmpty()) {
            directory = configuration.isGiven(parsed)
                    ? configuration.load(parsed, terminal).map(AgentConfig::data)
                    : Optional.of(platform.get().defaultData());
        }
        return directory.map(Registry::storage);
    }

    /** What a command does with a registry that can be read. */
    @FunctionalInterface
    private interface Reading {
        void write(RegistryView.Readable registry) throws IOException;
    }

    private ExitStatus read(ParseResult parsed, Terminal terminal, Reading reading) throws IOException {
        Optional<Storage> storage = storage(parsed, terminal);
        if (storage.isEmpty()) {
            return ExitStatus.WRONG;
        }
        return switch (RegistryView.of(storage.get())) {
            case RegistryView.Absent() -> {
                terminal.say("there is no registry in " + storage.get().place());
                yield ExitStatus.FAILED;
            }
            case RegistryView.Unreadable(String reason) -> {
                terminal.say(reason);
                yield ExitStatus.FAILED;
            }
            case RegistryView.Readable readable -> {
                readable.damages().forEach(damage -> terminal.say("damaged: " + damage));
                reading.write(readable);
                yield ExitStatus.DONE;
            }
        };
    }

    private final class ListEntries implements Command {
        @Override
        public String name() {
            return "list";
        }

        @Override
        public String purpose() {
            return "Lists the files that are remembered, with how far each has been delivered.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareWhere(spec);
            spec.addOption(OptionSpec.builder(JSON).type(boolean.class).arity("0").description("As a JSON array.").build());
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            RegistryText text = new RegistryText(terminal.out());
            return read(parsed, terminal, registry -> {
                if (parsed.hasMatchedOption(JSON)) {
                    text.array(registry.entries());
                } else {
                    text.table(registry.entries());
                }
            });
        }
    }

    private final class Export implements Command {
        @Override
        public String name() {
            return "export";
        }

        @Override
        public String purpose() {
            return "Writes all that is remembered as one JSON object.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareWhere(spec);
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            return read(parsed, terminal, new RegistryText(terminal.out())::whole);
        }
    }

    private final class Forget implements Command {
        @Override
        public String name() {
            return "forget";
        }

        @Override
        public String purpose() {
            return "Forgets a file, while no agent runs: the next one reads it from its beginning.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareWhere(spec);
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel("PATH")
                    .index("0")
                    .type(String.class)
                    .required(true)
                    .description("The file, as 'registry list' names it.")
                    .build());
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) {
            Optional<Storage> storage = storage(parsed, terminal);
            if (storage.isEmpty()) {
                return ExitStatus.WRONG;
            }
            String path = parsed.matchedPositionalValue(0, "");
            RegistrySetup setup = new RegistrySetup(storage.get(), Clock.SYSTEM, SyncPolicy.BATCH, new SecureRandom());
            return switch (Registry.forget(setup, path)) {
                case Forgetting.Refused(String reason) -> {
                    terminal.say(reason);
                    yield ExitStatus.FAILED;
                }
                case Forgetting.Forgotten(List<Entry> entries) when entries.isEmpty() -> {
                    terminal.say("nothing is remembered of " + path + "; 'tailrace registry list' shows what is");
                    yield ExitStatus.FAILED;
                }
                case Forgetting.Forgotten(List<Entry> entries) -> {
                    entries.forEach(entry -> terminal.say("forgot " + entry.name() + " of input " + entry.input() + ", at offset "
                            + entry.offset()));
                    yield ExitStatus.DONE;
                }
            };
        }
    }
}
