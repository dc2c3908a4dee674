package dev.tailrace.core.cli;

import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.platform.ServiceManager;
import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace service install | uninstall | start | stop | status}. */
final class ServiceCommand implements Command {
    private static final String ACCOUNT = "--account";
    private static final String PASSWORD = "--password";
    private static final String PURGE = "--purge";
    private static final String TEMPLATE = "--template";
    private static final String EXAMPLE = "config/tailrace.yml";
    /** Heap in MiB: for the agent itself, and at least. */
    private static final long BESIDE_BATCHES = 48;

    private static final long LEAST_HEAP = 64;
    /** Where the configuration does not say it ({@code shutdown_timeout}). */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ConfigOptions configuration;
    private final DataOption data;
    private final Supplier<Platform> platform;

    ServiceCommand(ConfigOptions configuration, DataOption data, Supplier<Platform> platform) {
        this.configuration = configuration;
        this.data = data;
        this.platform = platform;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String purpose() {
        return "Makes the agent a service of the system, or no longer one.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addSubcommand("install", CommandRunner.spec(new Install()));
        spec.addSubcommand("uninstall", CommandRunner.spec(new Uninstall()));
        action(spec, "start", "Starts the service, and waits until it runs.", ServiceManager::start);
        action(spec, "stop", "Stops the service: it finishes what is in flight, and ends.", ServiceManager::stop);
        spec.addSubcommand("status", CommandRunner.spec(new Status()));
    }

    private void action(CommandSpec spec, String name, String purpose, Action action) {
        spec.addSubcommand(name, CommandRunner.spec(new Simple(name, purpose, action)));
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("a subcommand runs instead");
    }

    /** What is asked of the service manager; it gives what was done. */
    @FunctionalInterface
    private interface Action {
        String run(ServiceManager services) throws IOException, InterruptedException;
    }

    private final class Simple implements Command {
        private final String name;
        private final String purpose;
        private final Action action;

        Simple(String name, String purpose, Action action) {
            this.name = name;
            this.purpose = purpose;
            this.action = action;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String purpose() {
            return purpose;
        }

        @Override
        public void declare(CommandSpec spec) {}

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
            terminal.say(action.run(platform.get().services()));
            return ExitStatus.DONE;
        }
    }

    private final class Status implements Command {
        @Override
        public String name() {
            return "status";
        }

        @Override
        public String purpose() {
            return "Says how the service is; exit status 0 if it runs.";
        }

        @Override
        public void declare(CommandSpec spec) {}

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            ServiceManager.Status status = platform.get().services().status();
            terminal.out().println(status.text());
            return status.running() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private final class Uninstall implements Command {
        @Override
        public String name() {
            return "uninstall";
        }

        @Override
        public String purpose() {
            return "Stops the service and removes it; configuration and data stay.";
        }

        @Override
        public void declare(CommandSpec spec) {
            spec.addOption(OptionSpec.builder(PURGE)
                    .type(boolean.class)
                    .arity("0")
                    .description("Deletes the data directory, too: configuration, registry, logs.")
                    .build());
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
            terminal.say(platform.get().services().uninstall(parsed.hasMatchedOption(PURGE)));
            return ExitStatus.DONE;
        }
    }

    private final class Install implements Command {
        @Override
        public String name() {
            return "install";
        }

        @Override
        public String purpose() {
            return "Makes the service, or changes the one that is there; it starts with the system.";
        }

        @Override
        public void declare(CommandSpec spec) {
            configuration.declare(spec, false);
            data.declare(spec);
            spec.addOption(OptionSpec.builder(TEMPLATE)
                    .paramLabel("FILE")
                    .type(String.class)
                    .description("What the configuration begins as if there is none; without it, the example.")
                    .build());
            spec.addOption(OptionSpec.builder(ACCOUNT)
                    .paramLabel("NAME")
                    .type(String.class)
                    .description("The account under which it runs; without it, the system's own.")
                    .build());
            spec.addOption(OptionSpec.builder(PASSWORD)
                    .paramLabel("PASSWORD")
                    .type(String.class)
                    .description("Of the account, if it needs one.")
                    .build());
        }

        /** A configuration with mistakes is told, and no obstacle: the service will not start before they are gone. */
        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException, InterruptedException {
            Path home = Path.of(System.getProperty("java.home")).getParent();
            Path defaultData = platform.get().defaultData();
            Path file = configuration.path(parsed).orElse(defaultData.resolve("tailrace.yml")).toAbsolutePath();
            if (!Files.exists(file)) {
                String template = parsed.matchedOptionValue(TEMPLATE, "");
                Files.createDirectories(file.getParent());
                Files.copy(template.isEmpty() ? home.resolve(EXAMPLE) : Path.of(template), file);
            }
            Optional<AgentConfig> config = configuration.load(file, parsed, terminal);
            if (config.isEmpty()) {
                terminal.say("the service will not start before " + file + " is in order");
            }
            Path directory = data.of(parsed).or(() -> config.map(AgentConfig::data)).orElse(defaultData).toAbsolutePath();
            terminal.say(platform.get().services().install(new ServiceManager.Plan(
                    home,
                    file,
                    directory,
                    config.map(Install::heap).orElse(LEAST_HEAP),
                    given(parsed, ACCOUNT),
                    given(parsed, PASSWORD),
                    Stopping.patience(config.map(AgentConfig::shutdownTimeout).orElse(DRAIN)))));
            return ExitStatus.DONE;
        }

        /** What an installer was not told is empty. */
        private static Optional<String> given(ParseResult parsed, String option) {
            return Optional.of(parsed.matchedOptionValue(option, "")).filter(value -> !value.isEmpty());
        }

        /** Each output keeps {@code pipeline.memory} of lines on their way. */
        private static long heap(AgentConfig config) {
            return Math.max(LEAST_HEAP, BESIDE_BATCHES + (config.pipeline().memory() >> 20) * config.outputs().size());
        }
    }
}
