package dev.tailrace.core.control;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.alert.Herald;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Alerts as JSON: the part {@code alerts} of a status. */
final class AlertJson {
    private final JsonGenerator json;

    AlertJson(JsonGenerator json) {
        this.json = json;
    }

    void write(AlertState state) {
        json.writeObjectPropertyStart("alerts");
        json.writeNumberProperty("active_groups", state.activeCount());
        alarms("active", state.active());
        alarms("recent", state.recent());
        json.writeArrayPropertyStart("rules");
        state.rules().forEach(this::rule);
        json.writeEndArray();
        json.writeArrayPropertyStart("notifiers");
        state.heralds().forEach(this::herald);
        json.writeEndArray();
        json.writeNumberProperty("missed_events", state.missed());
        json.writeEndObject();
    }

    private void alarms(String name, List<Alarm> alarms) {
        json.writeArrayPropertyStart(name);
        alarms.forEach(this::alarm);
        json.writeEndArray();
    }

    private void alarm(Alarm alarm) {
        json.writeStartObject();
        json.writeStringProperty("kind", alarm.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("rule", alarm.rule());
        json.writeStringProperty("level", alarm.level().name().toLowerCase(Locale.ROOT));
        json.writeObjectPropertyStart("group");
        alarm.group().forEach(each -> json.writeStringProperty(each.name(), each.value()));
        json.writeEndObject();
        json.writeNumberProperty("count", alarm.count());
        json.writeNumberProperty("threshold", alarm.threshold());
        json.writeNumberProperty("window_seconds", alarm.window().toSeconds());
        json.writeStringProperty("since", Instant.ofEpochMilli(alarm.since()).toString());
        json.writeStringProperty("at", Instant.ofEpochMilli(alarm.at()).toString());
        json.writeEndObject();
    }

    private void rule(AlertState.RuleState rule) {
        json.writeStartObject();
        json.writeStringProperty("name", rule.name());
        json.writeStringProperty("level", rule.level().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("active_groups", rule.active());
        json.writeNumberProperty("told", rule.told());
        json.writeNumberProperty("unheard", rule.unheard());
        json.writeEndObject();
    }

    private void herald(Herald.State herald) {
        json.writeStartObject();
        json.writeStringProperty("name", herald.name());
        json.writeNumberProperty("messages", herald.told());
        json.writeNumberProperty("failures", herald.failures());
        json.writeNumberProperty("waiting_alarms", herald.waiting());
        json.writeNumberProperty("lost_alarms", herald.lost());
        if (!herald.trouble().isEmpty()) {
            json.writeStringProperty("trouble", herald.trouble());
        }
        json.writeEndObject();
    }
}
