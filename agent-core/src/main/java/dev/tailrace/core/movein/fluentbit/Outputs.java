package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outputs, by the names that they get here. One use. */
final class Outputs {
    /** What the agent finds out by itself, or has no use for. */
    private static final String[] TUNING = {
        "alias", "retry_limit", "workers", "match", "match_regex", "name", "log_level", "suppress_type_name", "replace_dots", "trace_error",
        "trace_output", "type", "include_tag_key", "time_key", "time_key_format", "buffer_size", "generate_id", "id_key", "write_operation"
    };

    private final Origin origin;
    private final Draft draft = new Draft();
    private final Map<String, Tag> matches = new LinkedHashMap<>();

    Outputs(Origin origin) {
        this.origin = origin;
    }

    Draft draft() {
        return draft;
    }

    /** The names of the outputs that take records of a tag. */
    List<String> of(String tag) {
        return matches.entrySet().stream().filter(match -> match.getValue().takes(tag)).map(Map.Entry::getKey).toList();
    }

    boolean areSeveral() {
        return matches.size() > 1;
    }

    void add(Options output) {
        String type = String.valueOf(output.text("name"));
        String name = switch (type) {
            case "es", "opensearch" -> "es";
            case "stdout" -> "screen";
            case "file" -> "archive";
            case "null" -> "nowhere";
            case "kafka", "http" -> type;
            default -> "";
        };
        if (name.isEmpty()) {
            draft.note(origin.leftOut(output.location(), "output " + type, "no counterpart"));
            return;
        }
        String unique = name;
        for (int next = 2; matches.containsKey(unique); next++) {
            unique = name + '-' + next;
        }
        matches.put(unique, Tag.of(output));
        Draft written = draft.nest(unique).note(origin.at(output.location()) + ": output " + type);
        output.pass(TUNING);
        switch (name) {
            case "es" -> elasticsearch(output, written);
            case "kafka" -> kafka(output, written);
            case "http" -> http(output, written);
            case "archive" -> file(output, written);
            case "screen" -> written.put("type", "console");
            default -> written.put("type", "discard");
        }
        output.pass("format", "json_date_key", "json_date_format");
        output.left().keySet().stream().filter(each -> each.startsWith("net_") || each.startsWith("storage_")).forEach(output::pass);
        origin.leaveOut(output, written);
    }

    private static String url(Options output, String host, String port) {
        String given = output.text("host");
        String at = output.text("port");
        return (output.isOn("tls", false) ? "https://" : "http://") + (given == null ? host : given) + ':' + (at == null ? port : at);
    }

    private static void tls(Options output, Draft written) {
        if (!output.isOn("tls", false)) {
            return;
        }
        Draft ssl = new Draft();
        if (!output.isOn("tls_verify", true)) {
            ssl.put("verification_mode", "none");
        }
        file(output, "tls_ca_file", "certificate_authorities", ssl);
        file(output, "tls_crt_file", "certificate", ssl);
        file(output, "tls_key_file", "key", ssl);
        file(output, "tls_key_passwd", "key_passphrase", ssl);
        if (!ssl.isEmpty()) {
            written.nest("ssl").add(ssl);
        }
    }

    private static void file(Options output, String theirs, String here, Draft ssl) {
        String file = output.text(theirs);
        if (file != null) {
            ssl.put(here, YamlForm.text(file));
        }
    }

    private static void user(Options output, Draft written) {
        String user = output.text("http_user");
        String password = output.text("http_passwd");
        if (user != null) {
            written.put("username", YamlForm.text(user)).put("password", YamlForm.text(password == null ? "" : password));
        }
    }

    private static void elasticsearch(Options output, Draft written) {
        written.put("type", "elasticsearch");
        String path = output.text("path");
        written.put("hosts", YamlForm.texts(List.of(url(output, "127.0.0.1", "9200") + (path == null ? "" : path))));
        String prefix = output.text("logstash_prefix");
        String index = output.text("index");
        String format = output.text("logstash_dateformat");
        boolean daily = output.isOn("logstash_format", false);
        String day = format == null ? "yyyy.MM.dd" : Strptime.inJava(format).getFirst();
        String series = (prefix == null ? "logstash" : prefix) + "-%{+" + day + '}';
        written.put("index", YamlForm.text(daily ? series : index == null ? "fluent-bit" : index));
        String pipeline = output.text("pipeline");
        if (pipeline != null) {
            written.put("pipeline", YamlForm.text(pipeline));
        }
        user(output, written);
        tls(output, written);
        output.pass("compress");
    }

    private static void kafka(Options output, Draft written) {
        written.put("type", "kafka");
        String brokers = output.text("brokers");
        written.put("hosts", YamlForm.texts(List.of((brokers == null ? "127.0.0.1:9092" : brokers).split("\\s*,\\s*"))));
        String topics = output.text("topics");
        written.put("topic", YamlForm.text(topics == null ? "fluent-bit" : topics.split(",")[0].strip()));
        String key = output.text("message_key");
        if (key != null) {
            written.put("key", YamlForm.text(key));
        }
    }

    private static void http(Options output, Draft written) {
        written.put("type", "http");
        String uri = output.text("uri");
        written.put("url", YamlForm.text(url(output, "127.0.0.1", "80") + (uri == null ? "/" : uri)));
        String format = output.text("format");
        written.put("format", format != null && format.startsWith("json_") ? "ndjson" : "json");
        Map<String, String> headers = new LinkedHashMap<>();
        output.texts("header").forEach(header -> {
            String[] parts = header.strip().split("\\s+", 2);
            headers.put(parts[0], YamlForm.text(parts.length < 2 ? "" : parts[1]));
        });
        if (!headers.isEmpty()) {
            written.put("headers", YamlForm.map(headers));
        }
        if ("gzip".equals(output.text("compress"))) {
            written.put("compression_level", "1");
        }
        user(output, written);
        tls(output, written);
    }

    private static void file(Options output, Draft written) {
        String path = output.text("path");
        String file = output.text("file");
        written.put("type", "file");
        written.put("path", YamlForm.text((path == null ? "." : path) + '/' + (file == null ? "events" : file) + ".ndjson"));
        output.pass("mkdir", "template", "delimiter", "label_delimiter");
    }
}
