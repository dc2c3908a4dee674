package dev.tailrace.core.cli;

import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.secret.SecretStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tailrace secret set NAME | list | remove NAME}. */
final class SecretCommand implements Command {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final DataOption data;
    private final Supplier<Platform> platform;
    private final InputStream in;

    /** @param in where secrets are typed or piped in */
    SecretCommand(DataOption data, Supplier<Platform> platform, InputStream in) {
        this.data = data;
        this.platform = platform;
        this.in = in;
    }

    @Override
    public String name() {
        return "secret";
    }

    @Override
    public String purpose() {
        return "Keeps passwords and keys out of configurations, which name them: ${secret:NAME}.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addSubcommand("set", CommandRunner.spec(new Set()));
        spec.addSubcommand("list", CommandRunner.spec(new Listing()));
        spec.addSubcommand("remove", CommandRunner.spec(new Remove()));
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) {
        throw new IllegalStateException("a subcommand runs instead");
    }

    private SecretStore store(ParseResult parsed) {
        Platform current = platform.get();
        return new SecretStore(data.of(parsed).orElseGet(current::defaultData), current);
    }

    private void declareNamed(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder().paramLabel("NAME").type(String.class).index("0").required(true).description("Of the secret.").build());
        data.declare(spec);
    }

    private final class Set implements Command {
        @Override
        public String name() {
            return "set";
        }

        @Override
        public String purpose() {
            return "Keeps a secret: asks for it, or takes the first line of stdin.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareNamed(spec);
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            String name = parsed.matchedPositionalValue(0, "");
            if (!NAME.matcher(name).matches()) {
                terminal.say("'" + name + "' is no name of a secret: letters, digits, _ . and -, beginning with a letter");
                return ExitStatus.WRONG;
            }
            String secret = read(name);
            if (secret == null || secret.isEmpty()) {
                terminal.say("there is no secret to keep: stdin is empty");
                return ExitStatus.WRONG;
            }
            store(parsed).put(name, secret);
            terminal.say("kept; configurations name it ${secret:" + name + "}");
            return ExitStatus.DONE;
        }

        private String read(String name) throws IOException {
            if (System.console() != null && System.console().isTerminal()) {
                char[] typed = System.console().readPassword("%s: ", name);
                return typed == null ? null : new String(typed);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        }
    }

    private final class Listing implements Command {
        @Override
        public String name() {
            return "list";
        }

        @Override
        public String purpose() {
            return "Shows the names of the secrets, never their values.";
        }

        @Override
        public void declare(CommandSpec spec) {
            data.declare(spec);
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            store(parsed).names().forEach(terminal.out()::println);
            return ExitStatus.DONE;
        }
    }

    private final class Remove implements Command {
        @Override
        public String name() {
            return "remove";
        }

        @Override
        public String purpose() {
            return "Forgets a secret.";
        }

        @Override
        public void declare(CommandSpec spec) {
            declareNamed(spec);
        }

        @Override
        public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
            String name = parsed.matchedPositionalValue(0, "");
            if (!store(parsed).remove(name)) {
                terminal.say("there is no secret '" + name + "' in " + store(parsed).file());
                return ExitStatus.FAILED;
            }
            return ExitStatus.DONE;
        }
    }
}
