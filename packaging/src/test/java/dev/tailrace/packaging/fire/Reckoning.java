package dev.tailrace.packaging.fire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The lines of one log on one side, what arrived at one place on the other. A line is known by its text, of which there may be several alike. */
final class Reckoning {
    private static final int TOLD = 20;
    /** What an event has besides what its line says. */
    private static final List<String> ENVELOPE = List.of(
            "message", "log.file.path", "log.offset", "host.name", "input.id", "event.id", "kafka.topic", "kafka.partition");

    private final AccessLog log;
    private final String place;
    private final Map<String, Integer> awaited = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long arrived;
    private long repeated;
    private long wrong;

    Reckoning(AccessLog log, String place, List<String> lines) {
        this.log = log;
        this.place = place;
        lines.forEach(line -> awaited.merge(line, 1, Integer::sum));
    }

    /** A line arrived as it is. */
    void line(String line) {
        arrived++;
        Integer left = awaited.get(line);
        if (left == null || left == 0) {
            repeated++;
            complain(left == null ? "of no line" : "once more", line);
        } else {
            awaited.put(line, left - 1);
        }
    }

    /** A line arrived as a document. */
    void document(JsonNode document) {
        String line = document.path("message").asString();
        line(line);
        if (!awaited.containsKey(line)) {
            return;
        }
        Map<String, String> found = new TreeMap<>();
        flatten("", document, found);
        boolean belongs = log.id().equals(found.get("input.id")) && found.get("log.file.path").startsWith(log.folder() + "/");
        ENVELOPE.forEach(found::remove);
        found.computeIfPresent("@timestamp", (name, time) -> Instant.parse(time).toString());
        Map<String, String> expected = log.dialect().fields(line);
        if (!belongs || !found.equals(expected)) {
            wrong++;
            complain("with " + difference(found, expected), line);
        }
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.propertyStream().forEach(each -> flatten(name.isEmpty() ? each.getKey() : name + '.' + each.getKey(), each.getValue(), into));
        } else {
            into.put(name, node.isString() ? node.asString() : node.toString());
        }
    }

    private static String difference(Map<String, String> found, Map<String, String> expected) {
        Map<String, String> told = new TreeMap<>();
        found.forEach((name, value) -> {
            if (!value.equals(expected.get(name))) {
                told.put(name, value + " for " + expected.get(name));
            }
        });
        expected.forEach((name, value) -> {
            if (!found.containsKey(name)) {
                told.put(name, "nothing for " + value);
            }
        });
        return told.toString();
    }

    private void complain(String what, String line) {
        if (complaints.size() < TOLD) {
            complaints.add(log.id() + ", " + place + ", " + what + ": " + line);
        }
    }

    long arrived() {
        return arrived;
    }

    long repeated() {
        return repeated;
    }

    long wrong() {
        return wrong;
    }

    long missing() {
        return awaited.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** The first of what was wrong, for people. */
    List<String> complaints() {
        awaited.entrySet().stream().filter(each -> each.getValue() > 0).limit(TOLD).forEach(each -> complain("missing", each.getKey()));
        return complaints;
    }
}
