package dev.tailrace.core.cli;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.notify.Notice;
import dev.tailrace.core.notify.NotifierConfig;
import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace alert test}. */
final class AlertCommand implements Command {
    private static final String NOTIFIER = "--notifier";

    private final ConfigOptions configuration;
    private final DataOption data;
    private final Clock clock;

    AlertCommand(ConfigOptions configuration, DataOption data, Clock clock) {
        this.configuration = configuration;
        this.data = data;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public String purpose() {
        return "Tries the notifiers that alerts are told through.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addSubcommand("test", CommandRunner.spec(new Test()));
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("a subcommand runs instead");
    }

    private final class Test implements Command {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String purpose() {
            return "Sends a message through each notifier, and says whether it was taken.";
        }

        @Override
        public void declare(CommandSpec spec) {
            configuration.declare(spec, true);
            data.declare(spec);
            spec.addOption(OptionSpec.builder(NOTIFIER).type(String.class).paramLabel("NAME").description("Only this one.").build());
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) {
            Optional<AgentConfig> config = configuration.load(parsed, terminal);
            if (config.isEmpty()) {
                return ExitStatus.WRONG;
            }
            Map<String, NotifierConfig> all = config.get().alerts().notifiers();
            String only = parsed.matchedOptionValue(NOTIFIER, (String) null);
            if (all.isEmpty() || only != null && !all.containsKey(only)) {
                terminal.say(all.isEmpty()
                        ? "the configuration has no notifiers"
                        : "there is no notifier '" + only + '\'' + Nearest.hint(only, all.keySet()));
                return ExitStatus.WRONG;
            }
            boolean failed = false;
            for (NotifierConfig notifier : only == null ? List.copyOf(all.values()) : List.of(all.get(only))) {
                failed |= !isTaken(notifier, config.get().name(), terminal);
            }
            return failed ? ExitStatus.FAILED : ExitStatus.DONE;
        }

        private boolean isTaken(NotifierConfig notifier, String host, Terminal terminal) {
            long now = clock.epochMillis();
            Alarm test = new Alarm(
                    Alarm.Kind.TEST, "tailrace alert test", Level.INFO, List.of(), 0, 0, Duration.ofMinutes(1), now, now);
            String about = notifier.name() + " (" + notifier.type() + "): ";
            try {
                notifier.notifier().send(new Notice(host, List.of(test), 0));
            } catch (IOException e) {
                terminal.print("FAILED " + about + e.getMessage());
                return false;
            }
            terminal.print("ok     " + about + "the message was taken");
            return true;
        }
    }
}
