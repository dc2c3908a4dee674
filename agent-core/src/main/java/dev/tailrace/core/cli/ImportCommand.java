package dev.tailrace.core.cli;

import dev.tailrace.core.config.Problems;
import dev.tailrace.core.movein.filebeat.FilebeatImport;
import dev.tailrace.core.setup.ConfigLoader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace import FILE}: another shipper's configuration as one for Tailrace, on stdout. */
final class ImportCommand implements Command {
    private final Supplier<ConfigLoader> loader;

    /** @param loader checks what was made */
    ImportCommand(Supplier<ConfigLoader> loader) {
        this.loader = loader;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String purpose() {
        return "Writes a filebeat.yml as a configuration for Tailrace, with a comment for whatever has no counterpart.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("0")
                .type(Path.class)
                .required(true)
                .description("filebeat.yml; the modules.d and inputs.d that it names are read along.")
                .build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        Path file = parsed.matchedPositionalValue(0, (Path) null);
        Problems problems = new Problems();
        Optional<String> yaml = FilebeatImport.of(file, System::getenv, File.separatorChar == '\\', problems);
        problems.all().forEach(terminal.err()::println);
        if (yaml.isEmpty()) {
            return ExitStatus.WRONG;
        }
        terminal.out().print(yaml.get());
        List<Problems.Problem> left = loader.get().load("what was written", yaml.get(), List.of()).problems();
        left.forEach(problem -> terminal.say("still to be done: " + problem));
        boolean fit = left.stream().noneMatch(Problems.Problem::fatal);
        return fit && !problems.hasErrors() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
