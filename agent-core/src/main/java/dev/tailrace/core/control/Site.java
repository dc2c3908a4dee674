package dev.tailrace.core.control;

import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.Operator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands where. */
final class Site {
    private Site() {}

    /** The pages of a running agent, by path. */
    static Map<String, Page> of(Operator operator, String version) {
        Map<String, Page> pages = new LinkedHashMap<>(PageFiles.pages());
        pages.put("/healthz", new Page(Page.Method.GET, true, asked -> health(operator)));
        pages.put("/api/status", Page.of(asked -> Answer.json(StatusJson.status(operator.status(), version))));
        pages.put("/api/files", Page.of(asked -> Answer.json(StatusJson.files(operator.status()))));
        pages.put("/api/traffic", Page.of(asked -> Answer.json(TrafficJson.traffic(operator.traffic()))));
        pages.put("/metrics", Page.of(asked ->
                Metering.answer(operator.status(), operator.ailment().isEmpty(), asked, version)));
        pages.put("/api/reload", new Page(Page.Method.POST, false, asked -> reload(operator)));
        return pages;
    }

    private static Answer health(Operator operator) {
        return operator.ailment().map(reason -> Answer.text(503, reason)).orElseGet(() -> Answer.text(200, "well"));
    }

    private static Answer reload(Operator operator) throws InterruptedException {
        AgentStatus before = operator.status();
        if (before.config().file().isEmpty()) {
            return Answer.text(409, "the agent was not started from a file");
        }
        operator.reload();
        return Answer.text(202, "the configuration is read again; /api/status tells what comes of it");
    }
}
