package dev.tailrace.core.cli;

import dev.tailrace.core.deadletter.Replay;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryView;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.ship.LetterFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace deadletter list | replay}: what outputs refused, and another try. */
final class DeadLetterCommand implements Command {
    private static final String JSON = "--json";
    private static final String OUTPUT = "--output";

    private final ConfigOptions configuration;
    private final DataOption data;

    DeadLetterCommand(ConfigOptions configuration, DataOption data) {
        this.configuration = configuration;
        this.data = data;
    }

    @Override
    public String name() {
        return "deadletter";
    }

    @Override
    public String purpose() {
        return "Shows what outputs refused, or ships it again.";
    }

    @Override
    public void declare(CommandSpec spec) {
        for (Command command : List.of(new ListLetters(), new ReplayLetters())) {
            spec.addSubcommand(command.name(), CommandRunner.spec(command));
        }
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("only its subcommands run");
    }

    private void declareWhere(CommandSpec spec) {
        configuration.declare(spec, true);
        data.declare(spec);
        spec.addOption(OptionSpec.builder(OUTPUT)
                .paramLabel("NAME")
                .type(String.class)
                .description("Only of this output.")
                .build());
    }

    /** What a command does with the outputs that are meant. */
    @FunctionalInterface
    private interface Work {
        ExitStatus of(AgentConfig config, Path data, List<OutputConfig> outputs) throws IOException, InterruptedException;
    }

    private ExitStatus work(ParseResult parsed, Terminal terminal, Work work) throws IOException, InterruptedException {
        Optional<AgentConfig> config = configuration.load(parsed, terminal);
        if (config.isEmpty()) {
            return ExitStatus.WRONG;
        }
        String only = parsed.matchedOptionValue(OUTPUT, (String) null);
        List<OutputConfig> outputs = config.get().outputs().stream().filter(each -> only == null || each.name().equals(only)).toList();
        if (outputs.isEmpty()) {
            terminal.say("there is no output " + only + " in this configuration");
            return ExitStatus.WRONG;
        }
        return work.of(config.get(), data.of(parsed).orElse(config.get().data()), outputs);
    }

    private final class ListLetters implements Command {
        @Override
        public String name() {
            return "list";
        }

        @Override
        public String purpose() {
            return "Lists refused events: how many, of which output, for which reason. Also while an agent runs.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareWhere(spec);
            spec.addOption(OptionSpec.builder(JSON).type(boolean.class).arity("0").description("The letters themselves, one a line.").build());
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
            return work(parsed, terminal, (config, directory, outputs) -> {
                Map<String, Map<String, String>> marks = RegistryView.of(Registry.storage(directory))
                        instanceof RegistryView.Readable readable ? readable.marks() : Map.of();
                LetterList list = new LetterList(terminal.out());
                for (OutputConfig output : outputs) {
                    LetterFiles files = new LetterFiles(output.plan().delivery().deadLetters(directory, output.name()));
                    LetterFiles.Committed committed = LetterFiles.committed(marks.getOrDefault(output.name(), Map.of()));
                    for (var file : files.committedLengths(committed).entrySet()) {
                        list.read(output.name(), files.file(file.getKey()), file.getValue(), parsed.hasMatchedOption(JSON));
                    }
                }
                if (!parsed.hasMatchedOption(JSON)) {
                    list.print();
                }
                return ExitStatus.DONE;
            });
        }
    }

    private final class ReplayLetters implements Command {
        @Override
        public String name() {
            return "replay";
        }

        @Override
        public String purpose() {
            return "Ships refused events again, while no agent runs. What is refused again stays.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareWhere(spec);
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
            return work(parsed, terminal, (config, directory, outputs) -> {
                ExitStatus status = ExitStatus.DONE;
                for (OutputConfig output : outputs) {
                    switch (new Replay(config, output, directory).run()) {
                        case Replay.End.Nothing nothing -> terminal.say("output " + output.name() + ": no dead letters");
                        case Replay.End.Ran ran -> {
                            terminal.err().println("output " + output.name() + ", " + ran.summary().text());
                            ran.unread().forEach((file, lines) ->
                                    terminal.say(lines + " line(s) are no letters and stay in " + file + ".unread"));
                            status = ran.summary().failure() == null ? status : ExitStatus.FAILED;
                        }
                    }
                }
                return status;
            });
        }
    }
}
