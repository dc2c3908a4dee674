package dev.tailrace.core.control;

import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.InputStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why an input does not read, in a sentence. */
final class Waiting {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Waiting() {}

    /** {@code reading waits for output es: 503 from es1 since 12:03}; empty if it reads. */
    static String text(InputStatus input, AgentStatus status) {
        if (!status.registry().isHealthy()) {
            return "reading waits for the registry: " + status.registry().trouble();
        }
        if (input.waitsFor().isEmpty()) {
            return "";
        }
        String text = "reading waits for output " + input.waitsFor();
        return status.outputs().stream()
                .filter(output -> output.name().equals(input.waitsFor()))
                .findFirst()
                .map(output -> text + why(output.state(), status.at()))
                .orElse(text);
    }

    private static String why(ShipState state, long now) {
        return state.trouble() == null ? ", which takes them as fast as it can" : ": " + state.trouble() + " since " + time(state.since(), now);
    }

    static String time(long epochMillis, long now) {
        ZoneId zone = ZoneId.systemDefault();
        var at = Instant.ofEpochMilli(epochMillis).atZone(zone);
        boolean today = at.toLocalDate().equals(Instant.ofEpochMilli(now).atZone(zone).toLocalDate());
        return (today ? TODAY : EARLIER).format(at);
    }
}
