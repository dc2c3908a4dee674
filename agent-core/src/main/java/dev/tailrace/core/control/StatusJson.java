package dev.tailrace.core.control;

import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.FileStatus;
import dev.tailrace.core.status.AgentStatus.InputStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.ReloadStatus;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Status as JSON, for programs. Names stay; more may come. Times are ISO 8601, sizes bytes, durations seconds. */
final class StatusJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private StatusJson(JsonGenerator json) {
        this.json = json;
    }

    /** {@code /api/status}. */
    static byte[] status(AgentStatus status, String version) {
        return written(to -> to.whole(status, version));
    }

    /** {@code /api/files}: an array. */
    static byte[] files(AgentStatus status) {
        return written(to -> {
            to.json.writeStartArray();
            status.inputs().forEach(input -> input.files().forEach(file -> to.file(input.id(), file)));
            to.json.writeEndArray();
        });
    }

    private static byte[] written(Consumer<StatusJson> what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            what.accept(new StatusJson(json));
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private void whole(AgentStatus status, String version) {
        json.writeStartObject();
        json.writeStringProperty("version", version);
        json.writeStringProperty("name", status.name());
        json.writeNumberProperty("pid", ProcessHandle.current().pid());
        time("started_at", status.startedAt());
        time("at", status.at());
        config(status.config());
        json.writeArrayPropertyStart("inputs");
        status.inputs().forEach(input -> input(input, status));
        json.writeEndArray();
        json.writeArrayPropertyStart("outputs");
        status.outputs().forEach(this::output);
        json.writeEndArray();
        json.writeObjectPropertyStart("registry");
        json.writeNumberProperty("entries", status.registry().entries());
        json.writeNumberProperty("tombstones", status.registry().tombstones());
        json.writeNumberProperty("log_bytes", status.registry().logBytes());
        trouble(status.registry().trouble());
        json.writeEndObject();
        new AlertJson(json).write(status.alerts());
        json.writeEndObject();
    }

    private void config(ReloadStatus config) {
        json.writeObjectPropertyStart("config");
        json.writeStringProperty("file", config.file());
        time("in_force_since", config.inForceSince());
        json.writeNumberProperty("reloads", config.reloads());
        json.writeNumberProperty("refusals", config.refusals());
        time("refused_at", config.refusedAt());
        json.writeArrayPropertyStart("problems");
        config.problems().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("at_next_start");
        config.atNextStart().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void input(InputStatus input, AgentStatus status) {
        json.writeStartObject();
        json.writeStringProperty("id", input.id());
        json.writeStringProperty("type", input.type());
        json.writeBooleanProperty("answers", input.answers());
        json.writeNumberProperty("read", input.books().read());
        json.writeNumberProperty("delivered", input.books().delivered());
        json.writeNumberProperty("dropped", input.books().dropped());
        json.writeNumberProperty("dead_lettered", input.books().deadLettered());
        json.writeNumberProperty("in_flight", input.books().inFlight());
        json.writeNumberProperty("bytes", input.books().bytes());
        json.writeObjectPropertyStart("dropped_by");
        input.drops().forEach(drop -> json.writeNumberProperty(drop.rule(), drop.events()));
        json.writeEndObject();
        json.writeObjectPropertyStart("failed_at");
        input.failures().forEach(failure -> json.writeNumberProperty(failure.rule(), failure.events()));
        json.writeEndObject();
        String waits = Waiting.text(input, status);
        if (!waits.isEmpty()) {
            json.writeStringProperty("waits", waits);
        }
        json.writeArrayPropertyStart("files");
        input.files().forEach(file -> file(input.id(), file));
        json.writeEndArray();
        json.writeArrayPropertyStart("complaints");
        input.complaints().forEach((complaint, times) -> {
            json.writeStartObject();
            json.writeStringProperty("message", complaint);
            json.writeNumberProperty("times", times);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeNumberProperty("sharing_violations", input.sharingViolations());
        json.writeEndObject();
    }

    private void file(String input, FileStatus file) {
        json.writeStartObject();
        json.writeStringProperty("input", input);
        json.writeStringProperty("path", file.path());
        json.writeStringProperty("id", file.identity());
        json.writeNumberProperty("generation", file.generation());
        json.writeNumberProperty("size", file.size());
        json.writeNumberProperty("offset", file.offset());
        json.writeNumberProperty("delivered", file.delivered());
        json.writeNumberProperty("lag_bytes", file.lagBytes());
        json.writeNumberProperty("lag_seconds", file.lagSeconds());
        json.writeStringProperty("state", file.state());
        trouble(file.trouble());
        json.writeEndObject();
    }

    private void output(OutputStatus output) {
        json.writeStartObject();
        json.writeStringProperty("name", output.name());
        json.writeStringProperty("type", output.type());
        json.writeNumberProperty("taken", output.books().taken());
        json.writeNumberProperty("delivered", output.books().delivered());
        json.writeNumberProperty("rejected", output.books().deadLettered());
        json.writeNumberProperty("lost", output.books().lost());
        json.writeNumberProperty("in_flight", output.books().inFlight());
        json.writeNumberProperty("events_per_second", Math.round(output.rate() * 10) / 10.0);
        json.writeNumberProperty("requests_in_flight", output.state().inFlight());
        json.writeNumberProperty("shipments", output.state().shipments());
        json.writeNumberProperty("retries", output.state().retries());
        trouble(output.state().trouble() == null ? "" : output.state().trouble());
        time("trouble_since", output.state().trouble() == null ? 0 : output.state().since());
        time("waiting_since", output.state().waitingSince());
        json.writeObjectPropertyStart("memory");
        json.writeNumberProperty("limit", output.pool().limit());
        json.writeNumberProperty("held", output.pool().held());
        json.writeNumberProperty("batches", output.pool().batches());
        json.writeEndObject();
        output.queue().ifPresent(this::queue);
        json.writeArrayPropertyStart("hosts");
        output.hosts().forEach(this::host);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void queue(QueueState queue) {
        json.writeObjectPropertyStart("queue");
        json.writeNumberProperty("events", queue.events());
        json.writeNumberProperty("bytes", queue.bytes());
        json.writeNumberProperty("lost", queue.lost());
        trouble(queue.trouble() == null ? "" : queue.trouble());
        json.writeEndObject();
    }

    private void host(Receiver host) {
        json.writeStartObject();
        json.writeStringProperty("name", host.name());
        json.writeStringProperty("circuit", host.breaker());
        json.writeNumberProperty("in_flight", host.inFlight());
        json.writeNumberProperty("latency_seconds", host.latencySeconds());
        json.writeNumberProperty("requests", host.requests());
        json.writeNumberProperty("failures", host.failures());
        json.writeEndObject();
    }

    private void trouble(String trouble) {
        if (!trouble.isEmpty()) {
            json.writeStringProperty("trouble", trouble);
        }
    }

    private void time(String name, long epochMillis) {
        if (epochMillis != 0) {
            json.writeStringProperty(name, Instant.ofEpochMilli(epochMillis).toString());
        }
    }
}
