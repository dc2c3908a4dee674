package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Status for people. */
final class StatusText {
    private static final String ROW = "  %14s %14s %12s %9s  %-10s %s%n";

    private final PrintStream out;

    StatusText(PrintStream out) {
        this.out = out;
    }

    /** @param status what {@code /api/status} says */
    void write(JsonNode status) {
        out.printf("tailrace %s on %s, pid %s, since %s%n", text(status, "version"), text(status, "name"), text(status, "pid"),
                text(status, "started_at"));
        config(status.path("config"));
        if (status.path("registry").has("trouble")) {
            out.println("registry: " + text(status.path("registry"), "trouble"));
        }
        status.path("inputs").forEach(this::input);
        status.path("outputs").forEach(this::output);
        if (!status.path("alerts").path("rules").isEmpty()) {
            alerts(status.path("alerts"));
        }
    }

    private static String text(JsonNode node, String name) {
        return Printable.line(node.path(name).asString(""));
    }

    private void config(JsonNode config) {
        if (!text(config, "file").isEmpty()) {
            out.printf("configuration %s, in force since %s%n", text(config, "file"), text(config, "in_force_since"));
        }
        if (config.has("refused_at")) {
            out.printf("  THE FILE WAS CHANGED AND IS NOT IN FORCE since %s:%n", text(config, "refused_at"));
            config.path("problems").forEach(problem -> out.println("    " + Printable.line(problem.asString(""))));
        }
        config.path("at_next_start").forEach(each -> out.println("  " + each.asString("") + ": comes into force at the next start"));
    }

    private void input(JsonNode input) {
        out.printf("%ninput %s (%s): read %s = delivered %s + dropped %s + dead-lettered %s + in flight %s%n",
                text(input, "id"), text(input, "type"), text(input, "read"), text(input, "delivered"), text(input, "dropped"),
                text(input, "dead_lettered"), text(input, "in_flight"));
        if (!input.path("answers").asBoolean(true)) {
            out.println("  does not answer: its disk may hang");
        }
        if (input.has("waits")) {
            out.println("  " + text(input, "waits"));
        }
        input.path("failed_at").properties().forEach(each -> out.printf("  %s events are tagged, as %s could not work on them%n",
                each.getValue().asString(""), Printable.line(each.getKey())));
        input.path("complaints").forEach(each -> out.printf("  %s (%s times)%n", text(each, "message"), text(each, "times")));
        if (input.path("sharing_violations").asLong(0) > 0) {
            out.printf("  %s times since the start another process shared a file with nobody; each is tried again%n", text(input, "sharing_violations"));
        }
        if (!input.path("files").isEmpty()) {
            out.printf(ROW, "SIZE", "DELIVERED", "LAG", "FOR", "STATE", "FILE");
            input.path("files").forEach(file -> out.printf(
                    ROW,
                    text(file, "size"),
                    text(file, "delivered"),
                    text(file, "lag_bytes"),
                    seconds(file.path("lag_seconds").asDouble(0)),
                    text(file, "state"),
                    text(file, "path") + (file.has("trouble") ? "  " + text(file, "trouble") : "")));
        }
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    private void output(JsonNode output) {
        out.printf("%noutput %s (%s): taken %s = delivered %s + rejected %s + in flight %s; %s events/s%n",
                text(output, "name"), text(output, "type"), text(output, "taken"), text(output, "delivered"), text(output, "rejected"),
                text(output, "in_flight"), text(output, "events_per_second"));
        JsonNode memory = output.path("memory");
        out.printf(Locale.ROOT, "  requests in flight %s, retries %s of %s, memory %.1f of %.1f MiB%n",
                text(output, "requests_in_flight"), text(output, "retries"), text(output, "shipments"),
                memory.path("held").asLong(0) / 1048576.0, memory.path("limit").asLong(0) / 1048576.0);
        if (output.has("trouble")) {
            out.printf("  %s since %s%n", text(output, "trouble"), text(output, "trouble_since"));
        }
        if (output.has("queue")) {
            JsonNode queue = output.path("queue");
            out.printf("  on disk %s events in %s bytes%s%n", text(queue, "events"), text(queue, "bytes"),
                    queue.has("trouble") ? ": " + text(queue, "trouble") : "");
        }
        output.path("hosts").forEach(host -> out.printf("  %s: circuit %s, in flight %s, %s requests, %s failed%n",
                text(host, "name"), text(host, "circuit"), text(host, "in_flight"), text(host, "requests"), text(host, "failures")));
    }

    private void alerts(JsonNode alerts) {
        out.println();
        alerts.path("rules").forEach(rule -> out.printf("alert %s (%s): exceeded by %s group(s) now, told %s times%n", text(rule, "name"),
                text(rule, "level"), text(rule, "active_groups"), text(rule, "told")));
        alerts.path("notifiers").forEach(each -> out.printf("notifier %s: %s messages taken, %s failed, %s alarms wait%s%n", text(each, "name"),
                text(each, "messages"), text(each, "failures"), text(each, "waiting_alarms"),
                each.has("trouble") ? ": " + text(each, "trouble") : ""));
    }
}
