package dev.tailrace.core.control;

import dev.tailrace.core.traffic.TrafficReport;
import dev.tailrace.core.traffic.TrafficReport.Durations;
import dev.tailrace.core.traffic.TrafficReport.Top;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the logs say as JSON: {@code /api/traffic}. Names stay; more may come. Times are ISO 8601, durations seconds. */
final class TrafficJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final List<String> CLASSES = List.of("other", "1xx", "2xx", "3xx", "4xx", "5xx");

    private final JsonGenerator json;

    private TrafficJson(JsonGenerator json) {
        this.json = json;
    }

    /** An object; {@code watched} is false, and there is nothing else, if nobody looks at the logs. */
    static byte[] traffic(Optional<TrafficReport> report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("watched", report.isPresent());
            report.ifPresent(new TrafficJson(json)::members);
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private void members(TrafficReport report) {
        json.writeArrayPropertyStart("minutes");
        report.minutes().forEach(this::minute);
        json.writeEndArray();
        durations("durations", report.durations());
        tops("top_clients", report.clients());
        tops("top_paths", report.paths());
        json.writeNumberProperty("missed_requests", report.missed());
    }

    private void minute(TrafficReport.Minute minute) {
        json.writeStartObject();
        json.writeStringProperty("at", Instant.ofEpochMilli(minute.at()).toString());
        json.writeNumberProperty("requests", minute.requests());
        for (int i = 0; i < CLASSES.size(); i++) {
            json.writeNumberProperty(CLASSES.get(i), minute.classes()[i]);
        }
        durations("durations", minute.durations());
        json.writeEndObject();
    }

    /** Nothing if there are none. */
    private void durations(String name, Durations durations) {
        if (durations.count() == 0) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", durations.count());
        json.writeNumberProperty("p50", durations.p50());
        json.writeNumberProperty("p95", durations.p95());
        json.writeNumberProperty("p99", durations.p99());
        json.writeEndObject();
    }

    private void tops(String name, List<Top> tops) {
        json.writeArrayPropertyStart(name);
        for (Top top : tops) {
            json.writeStartObject();
            json.writeStringProperty("name", top.name());
            json.writeNumberProperty("requests", top.requests());
            json.writeNumberProperty("error", top.error());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
