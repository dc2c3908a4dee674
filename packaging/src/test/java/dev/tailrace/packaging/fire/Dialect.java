package dev.tailrace.packaging.fire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a line is written, read here a second time and in another way than the agent does: from the servers' own description of their logs. Gives the
 * fields that a document must have, all of them, as text.
 */
enum Dialect {
    /** Squid's native format: ten columns. */
    SQUID {
        @Override
        Map<String, String> fields(String line) {
            String[] column = line.strip().split(" +");
            expect(column.length == 10, line);
            Map<String, String> fields = new TreeMap<>();
            fields.put("@timestamp", Instant.ofEpochMilli(Long.parseLong(column[0].replace(".", ""))).toString());
            fields.put("event.duration", millis(column[1]));
            client(fields, column[2]);
            String[] result = column[3].split("/");
            fields.put("squid.result_code", result[0]);
            status(fields, result[1]);
            fields.put("http.response.body.bytes", column[4]);
            fields.put("http.request.method", column[5]);
            fields.put("url.original", column[6]);
            Matcher authority = AUTHORITY.matcher(column[6]);
            if (!column[6].startsWith("error:") && authority.find()) {
                fields.put("url.domain", authority.group("domain"));
                put(fields, "url.port", authority.group("port"));
            }
            put(fields, "user.name", column[7]);
            String[] hierarchy = column[8].split("/");
            fields.put("squid.hierarchy_code", hierarchy[0]);
            put(fields, "server.address", hierarchy[1]);
            put(fields, "http.response.mime_type", column[9]);
            return fields;
        }
    },

    /** nginx's combined format. A quote within a value is written {@code \x22}. */
    NGINX {
        @Override
        Map<String, String> fields(String line) {
            String[] quoted = line.split("\"", -1);
            expect(quoted.length == 7, line);
            String[] before = quoted[0].split(" ");
            Map<String, String> fields = new TreeMap<>();
            client(fields, before[0]);
            put(fields, "user.name", before[2]);
            String stamp = quoted[0].substring(quoted[0].indexOf('[') + 1, quoted[0].indexOf(']'));
            fields.put("@timestamp", OffsetDateTime.parse(stamp, COMMON).toInstant().toString());
            Matcher request = REQUEST.matcher(quoted[1]);
            if (request.matches()) {
                fields.put("http.request.method", request.group(1));
                fields.put("url.original", request.group(2));
                put(fields, "url.path", request.group(2).replaceAll("[?].*", ""));
                put(fields, "http.version", request.group(3));
            }
            String[] after = quoted[2].strip().split(" ");
            status(fields, after[0]);
            fields.put("http.response.body.bytes", after[1]);
            put(fields, "http.request.referrer", quoted[3]);
            put(fields, "user_agent.original", quoted[5]);
            return fields;
        }
    },

    /** W3C extended, in one of the two layouts of {@link IisLog}, which differ in the number of their columns. */
    IIS {
        @Override
        Map<String, String> fields(String line) {
            String[] value = line.split(" ");
            List<String> names = IisLog.LAYOUTS.stream().filter(each -> each.size() == value.length).findFirst().orElse(List.of());
            expect(!names.isEmpty(), line);
            Map<String, String> fields = new TreeMap<>();
            String stem = value[names.indexOf("cs-uri-stem")];
            String query = value[names.indexOf("cs-uri-query")];
            fields.put("@timestamp", Instant.parse(value[0] + 'T' + value[1] + 'Z').toString());
            fields.put("url.original", query.equals("-") ? stem : stem + '?' + query);
            for (int i = 2; i < value.length; i++) {
                switch (names.get(i)) {
                    case "c-ip" -> client(fields, value[i]);
                    case "sc-status" -> status(fields, value[i]);
                    case "time-taken" -> fields.put("event.duration", millis(value[i]));
                    case "cs(User-Agent)" -> put(fields, "user_agent.original", value[i].replace('+', ' '));
                    default -> put(fields, IIS_COLUMNS.get(names.get(i)), value[i]);
                }
            }
            return fields;
        }
    },

    /** A Go proxy's: what went wrong stands right behind the duration. */
    GO_PROXY {
        @Override
        Map<String, String> fields(String line) {
            Matcher value = GO.matcher(line);
            expect(value.matches(), line);
            Map<String, String> fields = new TreeMap<>();
            fields.put("@timestamp", LocalDateTime.parse(value.group(1), GO_TIME).toInstant(ZoneOffset.UTC).toString());
            fields.put("url.original", value.group(2));
            fields.put("url.path", value.group(2).replaceAll("[?].*", ""));
            client(fields, value.group(3));
            status(fields, value.group(4));
            double millis = Double.parseDouble(value.group(5)) * (value.group(6).equals("s") ? 1000 : 1);
            fields.put("event.duration", Long.toString(Math.round(millis * 1_000_000)));
            if (!value.group(7).isEmpty()) {
                fields.put("error.message", value.group(7));
                fields.put("event.outcome", "failure");
            }
            return fields;
        }
    };

    private static final Pattern AUTHORITY = Pattern.compile("^(?:[a-z]+://)?(?<domain>[^/:]+)(?::(?<port>\\d+))?");
    private static final Pattern REQUEST = Pattern.compile("([A-Z_]+) ([^ ]*)(?: HTTP/(\\d(?:[.]\\d)?))?");
    private static final DateTimeFormatter COMMON = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final Pattern GO =
            Pattern.compile("(\\S+ \\S+) req=(\\S+) ip=(\\S+) status=(\\d+) duration=([\\d.]+)(ms|s)(.*)");
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final Map<String, String> IIS_COLUMNS = Map.ofEntries(
            Map.entry("s-ip", "server.ip"),
            Map.entry("cs-method", "http.request.method"),
            Map.entry("cs-uri-stem", "url.path"),
            Map.entry("cs-uri-query", "url.query"),
            Map.entry("s-port", "server.port"),
            Map.entry("cs-username", "user.name"),
            Map.entry("cs(Referer)", "http.request.referrer"),
            Map.entry("cs-host", "url.domain"),
            Map.entry("sc-substatus", "iis.sc_substatus"),
            Map.entry("sc-win32-status", "iis.sc_win32_status"),
            Map.entry("sc-bytes", "http.response.body.bytes"),
            Map.entry("cs-bytes", "http.request.body.bytes"));

    /** What its document must hold besides where it comes from. */
    abstract Map<String, String> fields(String line);

    private static void client(Map<String, String> fields, String address) {
        fields.put("source.ip", address);
        fields.put("client.ip", address);
    }

    private static void status(Map<String, String> fields, String status) {
        int code = Integer.parseInt(status);
        fields.put("http.response.status_code", Integer.toString(code));
        fields.put("event.outcome", code >= 100 && code < 400 ? "success" : "failure");
    }

    private static String millis(String text) {
        return Long.toString(Long.parseLong(text) * 1_000_000);
    }

    /** A dash stands for nothing. */
    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.equals("-") && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static void expect(boolean holds, String line) {
        if (!holds) {
            throw new IllegalArgumentException("not a line of this log: " + line);
        }
    }
}
