package dev.tailrace.core.cli;

import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.setup.HttpConfig;
import dev.tailrace.core.setup.Whereabouts;
import dev.tailrace.core.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code tailrace status}. */
final class StatusCommand implements Command {
    private static final String JSON = "--json";
    private static final String AUTHORITY = "--ca";
    private static final String URL = "--url";
    private static final int PATIENCE_MILLIS = 5_000;

    private final ConfigOptions configuration;
    private final DataOption data;
    private final Supplier<Platform> platform;

    StatusCommand(ConfigOptions configuration, DataOption data, Supplier<Platform> platform) {
        this.configuration = configuration;
        this.data = data;
        this.platform = platform;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String purpose() {
        return "Shows how the running agent does: inputs, files with their lag, outputs, what is wrong.";
    }

    @Override
    public void declare(CommandSpec spec) {
        configuration.declare(spec, false);
        data.declare(spec);
        spec.addOption(OptionSpec.builder(AUTHORITY)
                .type(Path.class)
                .paramLabel("FILE")
                .description("Certificates (PEM) of those who vouch for the agent's, if it serves with TLS and Java does not know them.")
                .build());
        spec.addOption(OptionSpec.builder(URL)
                .type(String.class)
                .paramLabel("URL")
                .description("Where the agent serves, such as https://proxy-01:5066, if it is not to be looked up.")
                .build());
        spec.addOption(OptionSpec.builder(JSON).type(boolean.class).arity("0").description("As JSON, for programs.").build());
    }

    /**
     * @param url of the agent's server
     * @param authorities whose certificates are believed; none: those that Java knows
     */
    private record Target(String url, String token, List<Path> authorities) {}

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
        Optional<Target> target = target(parsed, terminal);
        if (target.isEmpty()) {
            return ExitStatus.WRONG;
        }
        byte[] status;
        try {
            status = fetch(target.get());
        } catch (ConnectException e) {
            terminal.say("no agent answers at " + target.get().url() + ": " + e.getMessage());
            if (!configuration.isGiven(parsed) && data.of(parsed).isEmpty() && !parsed.hasMatchedOption(URL)) {
                terminal.err().println("If it listens elsewhere, name its configuration (-c FILE), its data folder (--data DIR) or its address (--url URL).");
            }
            return ExitStatus.FAILED;
        }
        if (parsed.hasMatchedOption(JSON)) {
            terminal.out().write(status);
            terminal.out().flush();
        } else {
            new StatusText(terminal.out()).write(JsonMapper.shared().readTree(status));
        }
        return ExitStatus.DONE;
    }

    /**
     * Where the agent says that it listens; else where its configuration says; else where one listens by default. A configuration that was
     * broken while the agent runs is no reason not to find it: just then somebody wants to know what runs.
     */
    private Optional<Target> target(ParseResult parsed, Terminal terminal) throws IOException {
        Optional<Whereabouts> found = configuration.isGiven(parsed) ? configuration.whereabouts(parsed, terminal) : Optional.empty();
        if (found.isEmpty() && configuration.path(parsed).filter(file -> !Files.isReadable(file)).isPresent()) {
            return Optional.empty();
        }
        String token = found.map(each -> each.http().token()).orElse("");
        List<Path> authorities = parsed.hasMatchedOption(AUTHORITY) ? List.of(parsed.<Path>matchedOptionValue(AUTHORITY, null)) : List.of();
        if (parsed.hasMatchedOption(URL)) {
            return Optional.of(new Target(parsed.matchedOptionValue(URL, ""), token, authorities));
        }
        Path directory = data.of(parsed).or(() -> found.map(Whereabouts::data)).orElseGet(() -> platform.get().defaultData());
        Path address = directory.resolve(ControlRoom.ADDRESS);
        if (Files.isReadable(address)) {
            return Optional.of(new Target(Files.readString(address).strip(), token, authorities));
        }
        return Optional.of(new Target(found.map(each -> url(each.http())).orElse("http://127.0.0.1:5066"), token, authorities));
    }

    private static String url(HttpConfig http) {
        return (http.tls().isPresent() ? "https://" : "http://") + http.host() + ':' + http.port();
    }

    private static byte[] fetch(Target target) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(target.url() + "/api/status").toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure && !target.authorities().isEmpty()) {
            secure.setSSLSocketFactory(Trust.of(target.authorities()).getSocketFactory());
        }
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        if (!target.token().isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + target.token());
        }
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                try (InputStream said = connection.getErrorStream()) {
                    String reason = said == null ? "" : new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
                    throw new IOException(target.url() + " answers " + connection.getResponseCode() + ": " + reason);
                }
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } finally {
            connection.disconnect();
        }
    }
}
