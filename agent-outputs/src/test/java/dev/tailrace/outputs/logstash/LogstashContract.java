package dev.tailrace.outputs.logstash;

import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.OutputContract;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class LogstashContract extends OutputContract {
    private LumberjackServer server;

    @Override
    protected OutputPlan plan() throws IOException {
        server = new LumberjackServer();
        return Configured.plan(new LogstashFactory(), Map.of("hosts", server.address()));
    }

    @Override
    protected List<String> received() {
        return server.received();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }
}
