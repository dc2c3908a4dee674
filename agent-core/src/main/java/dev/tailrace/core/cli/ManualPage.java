package dev.tailrace.core.cli;

import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page in roff's macros for manual pages (man(7)), from the same model as the usage help. */
final class ManualPage {
    private static final String BEFORE = """
            .SH NAME
            tailrace \\- ships log lines
            .SH SYNOPSIS
            .B tailrace
            .I COMMAND
            [options]
            .SH DESCRIPTION
            Tails rotating log files, follows each by what it is and not by what it is called, parses lines into JSON events, and ships them to
            Elasticsearch, Kafka, HTTP collectors, Logstash, Redis or files. A line that stood complete in a file is delivered; what an output can
            tell to be a repeat arrives once.
            .PP
            A configuration is a YAML file.
            .B tailrace check
            tells all its mistakes at once, with line and column;
            .B tailrace schema
            tells editors what it may hold.
            .SH COMMANDS
            """;

    private static final String AFTER = """
            .SH EXIT STATUS
            .TP
            .B 0
            Done.
            .TP
            .B 1
            It ran and failed.
            .TP
            .B 2
            Wrong usage or configuration: trying again will not help.
            .SH SIGNALS
            .TP
            .BR SIGTERM ", " SIGINT
            Stops reading, finishes what is in flight (shutdown_timeout, 10s), saves, and ends with status 0.
            .TP
            .B SIGHUP
            Reads the configuration again. An invalid one is told, and leaves everything as it runs.
            .SH ENVIRONMENT
            .TP
            .B TAILRACE_HEAP
            Heap of the Java runtime, such as 96m. Without it: 48 MiB and pipeline.memory for each output, and 64 MiB at least.
            .TP
            .B TAILRACE_JAVA_OPTS
            More options for the Java runtime.
            .TP
            .B TAILRACE_JAVA_HOME
            Another Java runtime, 25 or newer.
            .PP
            Variables that a configuration names, ${NAME}, are taken from the environment, too.
            .SH FILES
            .TP
            .I /etc/tailrace/tailrace.yml
            The configuration that the service runs.
            .TP
            .I /etc/default/tailrace
            The service's environment.
            .TP
            .I /var/lib/tailrace
            The data directory: what is remembered of files (registry), what was refused (dead-letter), the agent's own log (logs), the keystore.
            .SH SEE ALSO
            .BR systemctl (1),
            .BR journalctl (1),
            .BR logrotate (8)
            """;

    private final CommandSpec root;
    private final String version;
    private final StringBuilder page = new StringBuilder();

    ManualPage(CommandSpec root, String version) {
        this.root = root;
        this.version = version;
    }

    String roff() {
        line(".TH TAILRACE 1 \"\" \"Tailrace " + escaped(version) + "\" \"User Commands\"");
        page.append(BEFORE);
        root.subcommands().values().forEach(command -> command(command.getCommandSpec()));
        page.append(AFTER);
        return page.toString();
    }

    private void command(CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            command.subcommands().values().forEach(below -> command(below.getCommandSpec()));
            return;
        }
        line(".SS \"" + escaped(synopsis(command)) + '"');
        text(command.usageMessage().description());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            line(".TP");
            line(".I " + escaped(parameter.paramLabel()));
            text(parameter.description());
        }
        for (OptionSpec option : command.options()) {
            line(".TP");
            String names = String.join(", ", option.names());
            line(".B " + escaped(names + (option.arity().max() > 0 ? " " + option.paramLabel() : "")));
            text(option.description());
        }
    }

    private static String synopsis(CommandSpec command) {
        StringBuilder synopsis = new StringBuilder(command.qualifiedName());
        command.options().stream().filter(OptionSpec::required).forEach(option ->
                synopsis.append(' ').append(option.shortestName()).append(' ').append(option.paramLabel()));
        if (command.options().stream().anyMatch(option -> !option.required())) {
            synopsis.append(" [options]");
        }
        command.positionalParameters().forEach(parameter -> synopsis.append(' ')
                .append(parameter.required() ? parameter.paramLabel() : '[' + parameter.paramLabel() + ']'));
        return synopsis.toString();
    }

    private void text(String[] paragraphs) {
        Arrays.stream(paragraphs).map(ManualPage::escaped).forEach(this::line);
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** What roff takes for its own: backslashes, dashes that are typed, dots and quotes at a line's start. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
