package dev.tailrace.core.grok;

import java.util.List;
import java.util.Random;

/** Lines as servers write them, of the usual lengths; the same for the same seed. */
public final class BenchmarkLines {
    /** The last of them matches what {@link #goProxy} writes. */
    static final List<String> TWELVE = List.of(
            "%{COMBINEDAPACHELOG}", "%{SQUID3}", "%{SYSLOGLINE}", "%{HAPROXYHTTP}", "%{HTTPD_ERRORLOG}", "%{CATALINALOG}", "%{TOMCATLOG}",
            "%{POSTGRESQL}", "%{MONGO3_LOG}", "%{REDISLOG}", "%{IIS}", "%{GOPROXY}");

    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
            "curl/8.9.1");
    private static final List<String> PATHS = List.of("/", "/index.html", "/api/v1/items/", "/static/js/app.3f2c1b.js", "/search");

    private final Random random;

    public BenchmarkLines(long seed) {
        this.random = new Random(seed);
    }

    /** A line of the combined format. */
    public String combined() {
        return "%s - %s [%02d/Oct/2026:%s +0800] \"%s %s HTTP/1.1\" %d %d \"https://www.example.com%s\" \"%s\""
                .formatted(address(), pick(List.of("-", "frank", "u1024")), number(1, 30), time(), pick(List.of("GET", "POST")), url(),
                        status(), number(0, 99_999), pick(PATHS), pick(AGENTS));
    }

    String combinedCutShort() {
        String line = combined();
        return line.substring(0, line.length() - 1);
    }

    String squid() {
        return "17285472%02d.%03d %6d %s TCP_%s/%d %d GET http://cdn.example.com%s %s HIER_DIRECT/%s text/html"
                .formatted(number(0, 99), number(0, 999), number(0, 9999), address(), pick(List.of("MISS", "HIT", "MEM_HIT")), status(),
                        number(0, 99_999), url(), pick(List.of("-", "alice")), address());
    }

    String iis() {
        return "2026-10-%02d %s 10.0.0.5 GET %s q=%d 443 - %s %s - %d 0 0 %d"
                .formatted(number(1, 30), time(), pick(PATHS), number(0, 9999), address(), pick(AGENTS).replace(' ', '+'), status(), number(0, 999));
    }

    String goProxy() {
        return "2026/10/%02d %s req=%s ip=%s status=%d duration=%d.%ds"
                .formatted(number(1, 30), time(), url(), address(), status(), number(0, 59), number(0, 9));
    }

    String syslog() {
        return "Oct %2d %s web%d sshd[%d]: Failed password for invalid user admin from %s port %d ssh2"
                .formatted(number(1, 30), time(), number(1, 40), number(100, 32_000), address(), number(1024, 65_000));
    }

    /** What a combined line could begin with, at every other byte. */
    static String hostileMegabyte() {
        return "- ".repeat(1 << 19);
    }

    private String address() {
        return number(1, 223) + "." + number(0, 255) + "." + number(0, 255) + "." + number(1, 254);
    }

    private String time() {
        return "%02d:%02d:%02d".formatted(number(0, 23), number(0, 59), number(0, 59));
    }

    private String url() {
        return pick(PATHS) + "?seq=" + number(0, 999_999) + "&lang=zh";
    }

    private int status() {
        return pick(List.of(200, 200, 200, 304, 404, 502));
    }

    private int number(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
