package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.List;
import java.util.Map;

/** The output: Filebeat has one, of some type. One use. */
final class Outputs {
    private static final int MOST_REQUESTS = 64;
    private static final String VERSION = "[-_.]?%\\{\\[?(?:agent|beat|@metadata)[.\\]\\[]+version]?}";

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("indices", "one output has one index, which may hold %{[field]}; or several outputs, and routes of the input"),
            Map.entry("pipelines", "one output has one pipeline; or several outputs, and routes of the input"),
            Map.entry("topics", "one output has one topic, which may hold %{[field]}; or several outputs, and routes of the input"),
            Map.entry("keys", "one output has one key, which may hold %{[field]}; or several outputs, and routes of the input"),
            Map.entry("max_retries", "what can be sent again is sent again until it arrives; what is refused for good goes to dead letters"),
            Map.entry("required_acks", "a record counts once all brokers that keep it in step have it"),
            Map.entry("preset", "batches adapt by themselves"),
            Map.entry("ttl", "connections are kept"),
            Map.entry("pipelining", "max_in_flight says how many batches are on their way"),
            Map.entry("slow_start", "batches adapt by themselves"));

    private final Origin origin;
    private final Words words;
    private final Forms forms;
    private final Options root;
    private final Draft draft = new Draft();
    private Draft written;

    Outputs(Origin origin, Words words, Options root) {
        this.origin = origin;
        this.words = words;
        this.forms = new Forms(words);
        this.root = root;
    }

    /** What goes below {@code outputs:}. */
    Draft move() {
        String[] types = {"elasticsearch", "logstash", "kafka", "redis", "file", "console", "discard"};
        for (String type : types) {
            if (root.peek("output." + type) instanceof Node found) {
                root.take("output." + type);
                Options options = Options.of(found);
                if (options.isOn("enabled", true)) {
                    one(type, options);
                } else {
                    draft.note(origin.leftOut(found.location(), "output." + type, "enabled is false"));
                }
            }
        }
        if (draft.isEmpty() && root.peek("cloud.id") != null) {
            one("elasticsearch", Options.of(root.peek("cloud")));
        }
        if (draft.isEmpty()) {
            draft.note("No output that has a counterpart: until there is another, events go to stdout.");
            draft.nest("screen").put("type", "console");
        }
        return draft;
    }

    private void one(String type, Options options) {
        String name = switch (type) {
            case "elasticsearch" -> "es";
            case "file" -> "archive";
            case "console" -> "screen";
            default -> type;
        };
        written = draft.nest(name).note(origin.at(options.location()) + ": output." + type).put("type", type);
        options.pass("enabled");
        switch (type) {
            case "elasticsearch" -> elasticsearch(options);
            case "logstash" -> logstash(options);
            case "kafka" -> kafka(options);
            case "redis" -> redis(options);
            case "file" -> file(options);
            case "console" -> console(options);
            default -> {}
        }
        queue();
        origin.leaveOut(options, WHY, written);
    }

    private void move(Options options, Table.Row... rows) {
        new Table(rows).move(options, written, origin);
    }

    private void elasticsearch(Options options) {
        List<String> hosts = new ElasticsearchHosts(words, written).of(root.text("cloud.id"), options);
        if (!hosts.isEmpty()) {
            written.put("hosts", YamlForm.texts(hosts));
        }
        index(options);
        move(options, Table.Row.of("pipeline", forms::text), Table.Row.of("api_key", forms::text));
        user(options);
        move(options, Table.Row.of("headers", forms::any), Table.Row.of("proxy_url", forms::text));
        new Security(origin, forms).tls(options, written);
        balance(options, true, "round_robin");
        requests(options, Math.max(1, hosts.size()));
        move(
                options,
                Table.Row.of("bulk_max_events", forms::whole, "bulk_max_size"),
                Table.Row.of("compression_level", forms::whole),
                Table.Row.of("timeout", forms::duration));
        backoff(options);
        options.pass("escape_html", "allow_older_versions", "idle_connection_timeout", "proxy_disable", "protocol", "path");
    }

    /** {@code cloud.auth} is both at once, and comes first. */
    private void user(Options options) {
        String cloud = root.text("cloud.auth");
        options.pass("id", "auth");
        if (cloud == null || cloud.indexOf(':') < 0) {
            move(options, Table.Row.of("username", forms::text), Table.Row.of("password", forms::text));
            return;
        }
        options.pass("username", "password");
        int colon = cloud.indexOf(':');
        written.put("username", YamlForm.text(cloud.substring(0, colon))).put("password", YamlForm.text(cloud.substring(colon + 1)));
    }

    private void index(Options options) {
        String index = options.text("index");
        if (index == null) {
            written.note("Filebeat's own index holds its version, and the template that Filebeat sets up is for that; see setup.template");
            written.put("index", "'filebeat-%{+yyyy.MM.dd}'");
        } else {
            written.put("index", YamlForm.text(event(words.of(index).replaceAll(VERSION, ""))));
        }
    }

    /** Names of what Filebeat calls itself. */
    private static String event(String format) {
        return format.replaceAll("%\\{\\[(agent\\.name|beat\\.name|agent\\.hostname|beat\\.hostname|host\\.hostname)]}", "%{[host.name]}");
    }

    private String format(Node node) {
        return node instanceof Node.ScalarNode scalar ? YamlForm.text(event(words.of(scalar.text()))) : null;
    }

    private void balance(Options options, boolean usual, String otherwise) {
        boolean all = options.isOn("loadbalance", usual);
        String balance = all ? "round_robin" : "failover";
        if (!balance.equals(otherwise)) {
            written.put("load_balance", balance);
        }
    }

    private void requests(Options options, int hosts) {
        String workers = options.peek("worker") == null ? options.text("workers") : options.text("worker");
        options.pass("worker", "workers");
        if (workers != null && workers.matches("\\d{1,4}")) {
            written.put("max_in_flight", Integer.toString(Math.clamp((long) Integer.parseInt(workers) * hosts, 1, MOST_REQUESTS)));
        }
    }

    private void backoff(Options options) {
        Node init = options.take("backoff.init");
        Node max = options.take("backoff.max");
        if (init != null || max != null) {
            Draft backoff = written.nest("backoff");
            if (init != null) {
                backoff.put("init", forms.duration(init));
            }
            if (max != null) {
                backoff.put("max", forms.duration(max));
            }
        }
    }

    private void hosts(Options options, int port) {
        List<String> hosts = options.texts("hosts").stream()
                .map(host -> words.now(host).contains(":") || host.contains("${") ? words.of(host) : words.of(host) + ':' + port)
                .toList();
        written.put("hosts", YamlForm.texts(hosts));
    }

    private void logstash(Options options) {
        int count = options.peek("hosts") == null ? 1 : Options.textsOf(options.peek("hosts")).size();
        hosts(options, 5044);
        new Security(origin, forms).tls(options, written);
        balance(options, false, "round_robin");
        requests(options, count);
        move(
                options,
                Table.Row.of("bulk_max_events", forms::whole, "bulk_max_size"),
                Table.Row.of("compression_level", forms::whole),
                Table.Row.of("timeout", forms::duration));
        backoff(options);
        options.pass("escape_html");
    }

    private void kafka(Options options) {
        hosts(options, 9092);
        move(options, Table.Row.of("topic", this::format), Table.Row.of("key", this::format));
        String partition = options.peek("partition.hash") != null ? "hash" : options.peek("partition.round_robin") != null ? "round_robin"
                : options.peek("partition.random") != null ? "sticky" : null;
        options.pass("partition");
        if (partition != null) {
            written.put("partitioner", partition);
        }
        new Security(origin, forms).kafka(options, written);
        String compression = options.text("compression");
        written.put("compression", compression == null ? "gzip" : YamlForm.text(words.of(compression)));
        move(
                options,
                Table.Row.of("compression_level", forms::whole),
                Table.Row.of("max_message_bytes", forms::size),
                Table.Row.of("timeout", forms::duration));
        if (options.peek("codec.format") != null) {
            String codec = options.text("codec.format.string");
            if ("%{[message]}".equals(codec)) {
                written.put("format", "raw");
            } else {
                written.note(origin.leftOut(options.location(), "codec.format.string: " + codec, "events are JSON, or the message alone (format: raw)"));
            }
        }
        backoff(options);
        options.pass("codec.json", "version", "client_id", "metadata", "worker", "workers", "bulk_max_size", "bulk_flush_frequency",
                "broker_timeout", "channel_buffer_size", "keep_alive", "escape_html");
    }

    private void redis(Options options) {
        hosts(options, 6379);
        move(
                options,
                Table.Row.of("key", this::format, "key", "index"),
                Table.Row.of("username", forms::text),
                Table.Row.of("password", forms::text),
                Table.Row.of("db", forms::whole),
                Table.Row.of("data_type", forms::text, "datatype"),
                Table.Row.of("bulk_max_events", forms::whole, "bulk_max_size"),
                Table.Row.of("timeout", forms::duration));
        new Security(origin, forms).tls(options, written);
        balance(options, true, "failover");
        backoff(options);
        options.pass("codec.json", "worker", "workers");
    }

    private void file(Options options) {
        String path = options.text("path");
        String name = options.text("filename");
        written.put("path", YamlForm.text(event(words.of(path == null ? "." : path) + '/' + (name == null ? "filebeat" : words.of(name)) + ".ndjson")));
        String rotate = options.text("rotate_every_kb");
        written.put("rotate_size", rotate == null ? "10MiB" : rotate + "KiB");
        String files = options.text("number_of_files");
        written.put("keep", files == null ? "7" : files);
        options.pass("codec.json", "rotate_on_startup");
    }

    private void console(Options options) {
        if (options.isAnyOn("pretty", "codec.json.pretty")) {
            written.put("pretty", "true");
        }
        options.pass("codec.json", "bulk_max_size");
    }

    /** A disk queue is the output's here. */
    private void queue() {
        Node disk = root.take("queue.disk");
        if (disk == null) {
            return;
        }
        Options options = Options.of(disk);
        Draft queue = written.nest("queue").put("type", "disk");
        new Table(Table.Row.of("max_size", forms::size)).move(options, queue, origin);
        options.pass("segment_size", "read_ahead", "write_ahead", "retry_interval", "max_retry_interval");
        origin.leaveOut(options, Map.of("path", "the queue is below the data directory"), queue);
    }
}
