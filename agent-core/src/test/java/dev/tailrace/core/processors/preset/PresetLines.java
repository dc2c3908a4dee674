package dev.tailrace.core.processors.preset;

import java.util.List;
import java.util.Random;

/** Lines as the servers of the presets write them; the same for the same seed. */
final class PresetLines {
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
            "curl/8.9.1");
    private static final List<String> PATHS = List.of("/", "/index.html", "/api/v1/items/", "/static/js/app.3f2c1b.js");

    private final Random random;

    PresetLines(Random random) {
        this.random = random;
    }

    String combined() {
        return "%s - %s [%s +0800] \"GET %s HTTP/1.1\" %d %d \"https://www.example.com%s\" \"%s\""
                .formatted(address(), pick(List.of("-", "frank")), stamp(), url(), status(), random.nextInt(99_999), pick(PATHS), pick(AGENTS));
    }

    String squid() {
        return "17285472%02d.%03d %6d %s TCP_MISS/%d %d GET http://cdn.example.com%s - HIER_DIRECT/%s text/html"
                .formatted(random.nextInt(99), random.nextInt(999), random.nextInt(9999), address(), status(), random.nextInt(99_999), url(), address());
    }

    String squidCombined() {
        return "%s - - [%s +0800] \"GET http://cdn.example.com%s HTTP/1.1\" %d %d \"-\" \"%s\" TCP_MISS:HIER_DIRECT"
                .formatted(address(), stamp(), url(), status(), random.nextInt(99_999), pick(AGENTS));
    }

    String nginxError() {
        return ("2026/10/%02d %s [error] 31#31: *%d open() \"/usr/share/nginx/html%s\" failed (2: No such file or directory), client: %s, "
                        + "server: localhost, request: \"GET %s HTTP/1.1\", host: \"localhost\"")
                .formatted(day(), time(), random.nextInt(99_999), pick(PATHS), address(), url());
    }

    String apacheError() {
        return "[Sat Oct 10 %s.%06d 2026] [authz_core:error] [pid 1234:tid 140345] [client %s:54321] AH01630: client denied: /var/www%s"
                .formatted(time(), random.nextInt(999_999), address(), pick(PATHS));
    }

    String iis() {
        return "2026-10-%02d %s 10.0.0.5 GET %s q=%d 443 - %s %s - %d 0 0 %d"
                .formatted(day(), time(), pick(PATHS), random.nextInt(9999), address(), pick(AGENTS).replace(' ', '+'), status(), random.nextInt(999));
    }

    String goProxy() {
        return "2026/10/%02d %s req=%s ip=%s status=%d duration=%d.%ds"
                .formatted(day(), time(), url(), address(), status(), random.nextInt(59), random.nextInt(9));
    }

    private String stamp() {
        return "%02d/Oct/2026:%s".formatted(day(), time());
    }

    private int day() {
        return 1 + random.nextInt(30);
    }

    private String time() {
        return "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    private String url() {
        return pick(PATHS) + "?seq=" + random.nextInt(999_999) + "&lang=zh";
    }

    private String address() {
        return "%d.%d.%d.%d".formatted(1 + random.nextInt(222), random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
    }

    private int status() {
        return pick(List.of(200, 200, 200, 304, 404, 502));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
