package dev.tailrace.core.cli;

import dev.tailrace.core.config.Nearest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command among the arguments, runs it, and tells people what went wrong. */
final class CommandRunner {
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Terminal terminal;

    CommandRunner(List<Command> commands, Terminal terminal) {
        commands.forEach(command -> this.commands.put(command.name(), command));
        this.terminal = terminal;
    }

    ExitStatus run(String... args) {
        if (args.length > 0 && (args[0].equals("--version") || args[0].equals("-V"))) {
            return run("version");
        }
        if (args.length > 0 && args[0].equals("help")) {
            return run(args.length > 1 ? new String[] {args[1], "--help"} : new String[] {"--help"});
        }
        Command asked = args.length == 0 ? null : commands.get(args[0]);
        CommandLine line = asked == null ? all() : only(asked);
        try {
            ParseResult parsed = line.parseArgs(args);
            ParseResult last = last(parsed);
            if (last.isUsageHelpRequested()) {
                last.commandSpec().commandLine().usage(terminal.out(), Ansi.OFF);
                return ExitStatus.DONE;
            }
            if (!last.commandSpec().subcommands().isEmpty()) {
                last.commandSpec().commandLine().usage(terminal.err(), Ansi.OFF);
                return ExitStatus.WRONG;
            }
            return ((Command) last.commandSpec().userObject()).run(last, terminal);
        } catch (ParameterException e) {
            terminal.say(explain(e));
            terminal.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitStatus.WRONG;
        } catch (IOException e) {
            terminal.say(explain(e));
            return ExitStatus.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            terminal.say("interrupted");
            return ExitStatus.FAILED;
        }
    }

    private static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    private CommandLine all() {
        return whole(commands.values());
    }

    /** The model of all commands. */
    static CommandLine whole(Collection<Command> commands) {
        CommandSpec root = root();
        commands.forEach(command -> root.addSubcommand(command.name(), spec(command)));
        return line(root);
    }

    private CommandLine only(Command command) {
        CommandSpec root = root();
        root.addSubcommand(command.name(), spec(command));
        return line(root);
    }

    private static CommandLine line(CommandSpec root) {
        return new CommandLine(root).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("tailrace").addOption(help());
        root.usageMessage()
                .description("Ships log lines: tails rotating files, parses lines into JSON events, loses none and repeats none.")
                .synopsisSubcommandLabel("COMMAND");
        return root;
    }

    /** The model of one command. */
    static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.name()).addOption(help());
        spec.usageMessage().description(command.purpose());
        command.declare(spec);
        return spec;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this.").build();
    }

    /** A misspelt option is what is wrong, also where it leaves a required one missing. */
    private static String explain(ParameterException e) {
        List<String> unmatched =
                e instanceof UnmatchedArgumentException all ? all.getUnmatched() : e.getCommandLine().getUnmatchedArguments();
        if (unmatched.isEmpty()) {
            return e.getMessage();
        }
        String written = unmatched.getFirst();
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        if (written.startsWith("-")) {
            String option = written.split("=", 2)[0];
            return "unknown option '" + option + '\'' + hint(option, spec.optionsMap().keySet());
        }
        Set<String> known = spec.subcommands().keySet();
        if (known.isEmpty()) {
            boolean file = spec.optionsMap().containsKey("-c") && (written.endsWith(".yml") || written.endsWith(".yaml"));
            return "unexpected argument '" + written + '\'' + (file ? "; a configuration is named by -c: -c " + written : "");
        }
        return "unknown command '" + written + '\'' + hint(written, known) + " (there are: " + String.join(", ", known) + ')';
    }

    private static String hint(String written, Set<String> known) {
        String meant = Habits.meant(written);
        return meant.isEmpty() ? Nearest.hint(written, known) : meant;
    }

    /** What went wrong, for people. */
    static String explain(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ": access denied";
            case NoSuchFileException lacking when lacking.getReason() == null -> lacking.getFile() + ": there is no such file";
            case FileSystemException failed when failed.getReason() == null ->
                failed.getFile() + ": " + failed.getClass().getSimpleName().replace("Exception", "");
            default -> e.getMessage();
        };
    }
}
