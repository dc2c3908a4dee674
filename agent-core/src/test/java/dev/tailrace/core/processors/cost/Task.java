package dev.tailrace.core.processors.cost;

import dev.tailrace.core.processors.attack.OrdinaryUrls;
import dev.tailrace.core.processors.geo.MmdbFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Steps as a user writes them, and lines for them. */
enum Task {
    DISSECT(
            "- dissect: {tokenizer: '%{ip} %{?i} %{user} [%{time}] \"%{method} %{url} HTTP/%{version}\" %{status|integer} %{bytes|long} \"%{ref}\" \"%{agent}\"'}",
            Task::combined),
    JSON("- json: {}", random -> "{\"level\":\"info\",\"msg\":\"request served\",\"http\":{\"method\":\"GET\",\"status\":%d,\"path\":\"/a/%d\"},\"took\":%d.5,\"tags\":[\"a\",\"b\"]}"
            .formatted(200 + random.nextInt(300), random.nextInt(1000), random.nextInt(900))),
    KV("- kv: {}", random -> "type=LOGIN user=u%d addr=10.0.0.%d res=success pid=%d msg=\"log in\"".formatted(random.nextInt(99), random.nextInt(99), random.nextInt(30000))),
    CSV("- csv: {columns: [a, b, c, d, e]}", random -> "2025-04-05,u%d,\"log in, again\",%d,ok".formatted(random.nextInt(99), random.nextInt(99999))),
    DATE_CLF("- date: {field: message, formats: ['dd/MMM/yyyy:HH:mm:ss Z']}", random -> "05/Apr/2025:14:%02d:%02d +0000".formatted(random.nextInt(60), random.nextInt(60))),
    DATE_UNIX("- date: {field: message, formats: [UNIX]}", random -> "17438629%02d.%03d".formatted(random.nextInt(100), random.nextInt(1000))),
    DATE_ISO8601("- date: {field: message, formats: [ISO8601]}", random -> "2025-04-05T14:%02d:%02d.123Z".formatted(random.nextInt(60), random.nextInt(60))),
    DATE_WITHOUT_YEAR("- date: {field: message, formats: ['MMM dd HH:mm:ss'], timezone: Asia/Shanghai}", random -> "Apr 05 14:%02d:%02d".formatted(random.nextInt(60), random.nextInt(60))),
    DATE_ANY_PATTERN("- date: {field: message, formats: ['EEEE, d MMMM yyyy h:mm:ss a'], timezone: UTC}", false,
            random -> "Saturday, 5 April 2025 2:%02d:%02d PM".formatted(random.nextInt(60), random.nextInt(60))),
    DURATION("- duration: {field: message}", random -> "%d.%dms".formatted(random.nextInt(900), random.nextInt(10))),
    CONVERT("- convert: {fields: [{from: message, to: n, type: long}]}", random -> String.valueOf(random.nextInt())),
    RENAME("- rename: {fields: [{from: message, to: m}]}", Task::combined),
    COPY("- copy: {fields: [{from: message, to: m}]}", Task::combined),
    ADD_FIELDS("- add_fields: {fields: {service.name: proxy, service.port: 3128}}", Task::combined),
    DROP_FIELDS("- drop_fields: {fields: [message, host]}", Task::combined),
    KEEP_FIELDS("- keep_fields: {fields: [message, http]}", Task::combined),
    DROP_EVENT("- drop_event: {}", Task::combined),
    SPLIT("- split: {field: message, separator: ',', target: list}", random -> "203.0.113.%d, 10.0.0.%d".formatted(random.nextInt(250), random.nextInt(250))),
    URLDECODE("- urldecode: {field: message}", random -> "q=red%20shoes%21&n=" + random.nextInt(1000)),
    LOWERCASE("- lowercase: {fields: [message]}", random -> "WWW.Example" + random.nextInt(1000) + ".ORG"),
    GSUB("- gsub: {field: message, pattern: '/[0-9]+', replacement: '/ID'}", random -> "/users/%d/orders/%d/items".formatted(random.nextInt(9999), random.nextInt(9999))),
    REDACT("- redact: {kinds: [email, credit_card, password]}", random -> "user u%d of li.wei@example.org logged in after 3 tries, session 0x%x".formatted(random.nextInt(99), random.nextInt())),
    FINGERPRINT("- fingerprint: {fields: [message], method: sha256}", Task::combined),
    FORWARDED_FOR("- forwarded_for: {field: message}", random -> "192.168.0.%d, 203.0.113.5".formatted(random.nextInt(250))),
    USER_AGENT("- user_agent: {field: message}", random -> "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.%d) Gecko/20100101 Firefox/133.0".formatted(random.nextInt(200))),
    USER_AGENT_NOT_SEEN("- user_agent: {field: message, cache_size: 1}", false,
            random -> "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.%d) Gecko/20100101 Firefox/133.0".formatted(random.nextInt())),
    GEOIP("- geoip: {field: message, target: x, database: DATABASE}", random -> "81.2.69." + random.nextInt(250)),
    GEOIP_NOT_SEEN("- geoip: {field: message, target: x, cache_size: 1, database: DATABASE}", false, random -> "81.2.69." + random.nextInt(250)),
    DETECT_ATTACKS("- detect_attacks: {fields: [message]}", random -> new OrdinaryUrls(random.nextLong()).next()),
    SAMPLE("- sample: {one_in: 10}", Task::combined),
    RATE_LIMIT("- rate_limit: {limit: 900000000/s}", Task::combined),
    RATE_LIMIT_EACH("- rate_limit: {limit: 900000000/s, fields: [message]}", random -> "10.0.0." + random.nextInt(250)),
    EQUALS("- drop_event: {when: {equals: {message: x}}}", Task::combined),
    CONTAINS("- drop_event: {when: {contains: {message: kube-probe}}}", Task::combined),
    REGEXP("- drop_event: {when: {regexp: {message: 'kube-probe/[0-9]'}}}", Task::combined),
    RANGE("- drop_event: {when: {range: {message: {gte: 500}}}}", random -> String.valueOf(200 + random.nextInt(300))),
    NETWORK("- drop_event: {when: {network: {message: [10.0.0.0/8, loopback]}}}", random -> "192.168.3." + random.nextInt(250)),
    HAS_FIELDS("- drop_event: {when: {has_fields: [user.name]}}", Task::combined);

    private final String yaml;
    private final boolean allocatesNothing;
    private final Function<Random, String> line;

    Task(String yaml, Function<Random, String> line) {
        this(yaml, true, line);
    }

    Task(String yaml, boolean allocatesNothing, Function<Random, String> line) {
        this.yaml = yaml;
        this.allocatesNothing = allocatesNothing;
        this.line = line;
    }

    private static String combined(Random random) {
        return "10.0.0.%d - li.wei [05/Apr/2025:14:23:11 +0000] \"GET /a/%d?b=c HTTP/1.1\" 200 %d \"https://www.example.com/\" \"curl/8.9.1\""
                .formatted(random.nextInt(250), random.nextInt(1000), random.nextInt(99999));
    }

    /** True if it is promised that an event makes no garbage, once the first have passed. */
    boolean allocatesNothing() {
        return allocatesNothing;
    }

    /** @param folder where files are put that the steps need */
    String yaml(Path folder) throws IOException {
        Path database = folder.resolve("x.mmdb");
        if (Files.notExists(database)) {
            new MmdbFile()
                    .put("81.2.69.0/24", Map.of(
                            "country", Map.of("iso_code", "GB", "names", Map.of("en", "United Kingdom")),
                            "city", Map.of("names", Map.of("en", "London"))))
                    .write(database);
        }
        return yaml.replace("DATABASE", database.toString());
    }

    List<String> lines(int count) {
        Random random = new Random(42);
        return java.util.stream.Stream.generate(() -> line.apply(random)).limit(count).toList();
    }
}
