package dev.tailrace.outputs.collector;

import static dev.tailrace.outputs.testing.ScriptedServer.status;

import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.OutputContract;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

class CollectorContract extends OutputContract {
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private ScriptedServer server;

    @Override
    protected OutputPlan plan() throws IOException {
        JsonMapper json = new JsonMapper();
        server = new ScriptedServer().always((request, socket) -> {
            json.readTree(request.body()).path("logs").forEach(each -> received.add(each.toString()));
            return status(204, "").play(request, socket);
        });
        return Configured.plan(new CollectorFactory(), Map.of("url", server.url() + "/api/logs"));
    }

    @Override
    protected List<String> received() {
        return received;
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }
}
