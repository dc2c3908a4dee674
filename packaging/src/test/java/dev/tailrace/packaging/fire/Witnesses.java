package dev.tailrace.packaging.fire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a log against what its server's clients know: each request stands in it once, with the method, status, size, address and URL that the client saw.
 * Without this the agent's documents would be compared with nothing but the log.
 */
final class Witnesses {
    private static final Pattern ID = Pattern.compile("[?]id=(\\d+)&|\\b127[.](1\\d\\d)[.](\\d+)[.](\\d+):");

    private final AccessLog log;
    private final Map<Integer, Map<String, String>> said = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int nameless;

    /** @param lines of the log that are new */
    Witnesses(AccessLog log, List<String> lines) {
        this.log = log;
        for (String line : lines) {
            Map<String, String> fields = log.dialect().fields(line);
            Matcher id = ID.matcher(fields.getOrDefault("url.original", ""));
            if (!id.find()) {
                nameless++;
            } else if (said.put(number(id), fields) != null) {
                complaints.add("twice in the log: " + line);
            }
        }
    }

    private static int number(Matcher id) {
        return id.group(1) != null
                ? Integer.parseInt(id.group(1))
                : Integer.parseInt(id.group(2)) - 100 << 16 | Integer.parseInt(id.group(3)) << 8 | Integer.parseInt(id.group(4));
    }

    /**
     * What does not agree.
     *
     * @param others lines that were made by nobody of the crowd, and show no request
     */
    List<String> hear(List<Visit> visits, int others) {
        int expected = others;
        for (Visit visit : visits) {
            if (visit.errand().isNameless()) {
                expected += visit.errand().leavesALine(log.dialect()) ? 1 : 0;
            } else {
                hear(visit, said.remove(visit.number()));
            }
        }
        if (nameless != expected) {
            complaints.add("lines of no request: " + nameless + " instead of " + expected);
        }
        said.values().forEach(fields -> complaints.add("nobody asked for " + fields));
        return complaints;
    }

    private void hear(Visit visit, Map<String, String> fields) {
        if (fields == null) {
            complaints.add("not in the log: " + visit);
            return;
        }
        same(visit, "url.original", fields, log.dialect() == Dialect.NGINX ? escaped(visit.url(), "\\x") : escaped(visit.url(), "%"));
        same(visit, "http.request.method", fields, visit.errand().method());
        same(visit, "source.ip", fields, visit.client());
        if (visit.reply() != Reply.NONE) {
            same(visit, "http.response.status_code", fields, Integer.toString(visit.reply().status()));
            if (visit.errand() != Errand.TUNNEL) {
                long bytes = log.dialect() == Dialect.NGINX ? visit.reply().body() : visit.reply().bytes();
                same(visit, "http.response.body.bytes", fields, Long.toString(bytes));
            }
        }
    }

    private void same(Visit visit, String field, Map<String, String> fields, String expected) {
        if (!expected.equals(fields.get(field))) {
            complaints.add(field + " is " + fields.get(field) + " in the log of " + visit);
        }
    }

    /** A URL with each byte that is not ASCII written as a sign and two hexadecimal digits. */
    private static String escaped(String url, String sign) {
        StringBuilder text = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                text.append((char) b);
            } else {
                text.append(sign).append(String.format("%02X", b & 0xFF));
            }
        }
        return text.toString();
    }
}
