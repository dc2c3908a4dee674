package dev.tailrace.core.cli;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace completion bash | powershell}. */
final class CompletionCommand implements Command {
    private final Supplier<CommandLine> whole;

    /** @param whole all that can be typed */
    CompletionCommand(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String purpose() {
        return "Writes a script that completes commands and options in a shell.";
    }

    @Override
    public void declare(CommandSpec spec) {
        Script bash = new Script("bash", "source <(tailrace completion bash)", line -> AutoComplete.bash("tailrace", line));
        Script powershell = new Script(
                "powershell",
                "tailrace completion powershell | Out-String | Invoke-Expression",
                line -> new PowerShellCompletion(line.getCommandSpec()).script());
        List.of(bash, powershell).forEach(script -> spec.addSubcommand(script.name(), CommandRunner.spec(script)));
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("only its subcommands run");
    }

    private final class Script implements Command {
        private final String shell;
        private final String use;
        private final Function<CommandLine, String> text;

        Script(String shell, String use, Function<CommandLine, String> text) {
            this.shell = shell;
            this.use = use;
            this.text = text;
        }

        @Override
        public String name() {
            return shell;
        }

        @Override
        public String purpose() {
            return "For this shell: " + use;
        }

        @Override
        public void declare(CommandSpec spec) {}

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) {
            terminal.out().print(text.apply(whole.get()));
            return ExitStatus.DONE;
        }
    }
}
