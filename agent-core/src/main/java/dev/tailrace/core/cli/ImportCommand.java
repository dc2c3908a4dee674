package dev.tailrace.core.cli;

import dev.tailrace.core.config.ConfigReader;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.movein.filebeat.FilebeatImport;
import dev.tailrace.core.movein.fluentbit.FluentBitImport;
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
        return "Writes another shipper's configuration (Filebeat, Fluent Bit) as one for Tailrace, with a comment for whatever has no counterpart.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("0")
                .type(Path.class)
                .required(true)
                .description("filebeat.yml, fluent-bit.conf or fluent-bit.yaml; what it includes is read along.")
                .build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        Path file = parsed.matchedPositionalValue(0, (Path) null);
        Problems problems = new Problems();
        Optional<String> yaml = isOfFluentBit(file)
                ? FluentBitImport.of(file, problems)
                : FilebeatImport.of(file, System::getenv, File.separatorChar == '\\', problems);
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

    /** Its classic form has a suffix of its own, its YAML a word that no configuration of Filebeat has at its first level. */
    private static boolean isOfFluentBit(Path file) {
        if (file.toString().endsWith(".conf")) {
            return true;
        }
        Problems ofFilebeat = new Problems();
        return ConfigReader.asWritten(file, ofFilebeat) instanceof Node.MapNode map && map.get("pipeline") instanceof Node.MapNode;
    }
}
