package dev.tailrace.core.cli;

import dev.tailrace.core.control.ControlServer;
import dev.tailrace.core.setup.HttpConfig;
import dev.tailrace.core.status.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where a running agent is looked after: its HTTP server, as the configuration of the moment has it, and SIGHUP. Where the server
 * listens stands in a file of the data directory, for {@code tailrace status}. Owned by the thread that runs the agent.
 */
final class ControlRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRoom.class);
    static final String ADDRESS = "control.url";

    private final Path data;
    private Operator operator;
    private HttpConfig served;
    private ControlServer server;

    ControlRoom(Path data) {
        this.data = data;
    }

    /** There is an agent to look after from now on. */
    void open(Operator running) {
        operator = running;
        HangUp.then(running::reload);
    }

    /** Serves as told from now on. A server that cannot be had is no reason not to ship. */
    void serve(HttpConfig config) {
        if (operator == null || config.equals(served)) {
            return;
        }
        close();
        served = config;
        if (!config.enabled()) {
            return;
        }
        try {
            server = ControlServer.start(config, data, operator, VersionCommand.version());
            Files.writeString(data.resolve(ADDRESS), server.url() + '\n');
            LOG.info("status, metrics and health: {}", server.url());
        } catch (IOException e) {
            LOG.error("no status, metrics and health: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
            try {
                Files.deleteIfExists(data.resolve(ADDRESS));
            } catch (IOException e) {
                LOG.warn("{} stays behind: {}", data.resolve(ADDRESS), e.getMessage());
            }
        }
    }
}
