package dev.tailrace.core.processors.attack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Addresses as ordinary sites have them, made up from a seed, and harder than those: every fourth word is one of SQL, of scripts or of file
 * systems, and texts have quotes, dashes and comparisons.
 */
public final class OrdinaryUrls {
    private static final String[] WORDS = {
        "red", "shoes", "price", "berlin", "log", "java", "café", "测试", "müller", "it's", "don't", "o'reilly", "rock 'n' roll", "\"exact\"", "c++",
        "100%", "a&b", "q&a", "3 < 5", "x > y", "50/50", "1:1", "no. 1", "(new)", "[draft]", "{id}", "a=b", "well -- yes", "#tag", "@me", "$5",
        "10-20", "2024-05-06", "12:30:00", "john@example.org", "+49 30 123", "a, b; c", "who?", "yes!", "*", "~", "^", "|", "a_b", "tail.race"
    };
    private static final String[] CHARGED = {
        "select", "union", "from", "where", "order by", "group by", "and", "or", "not", "like", "drop", "table", "insert into", "update", "set",
        "delete", "having", "case", "sleep", "benchmark", "script", "alert", "javascript", "onclick", "onload", "iframe", "image", "style",
        "etc", "passwd", "windows", "system", "proc", "config", "env", "git", "admin", "shell", "bin", "null", "true", "char", "version", "user"
    };
    private static final String[] STEMS = {
        "/", "/search", "/api/v1/items", "/api/v2/orders/%d", "/static/js/app.%d.min.js", "/img/%d/photo (1).jpg", "/blog/%d/%s-%s-%s", "/wiki/%s_%s",
        "/shop/%s/%s/", "/files/%s.pdf", "/%s/%s/index.html", "/login", "/.well-known/acme-challenge/%d", "/a/../%s", "/docs/sql/%s.html"
    };
    private static final String[] NAMES = {"q", "query", "id", "page", "sort", "filter[a][gt]", "redirect", "utm_source", "title", "fields", "_", "where"};

    private final Random random;

    public OrdinaryUrls(long seed) {
        random = new Random(seed);
    }

    /** The next one, encoded as browsers do it. */
    public String next() {
        StringBuilder url = new StringBuilder(random.nextInt(5) == 0 ? "http://www.example.com" : "");
        String stem = pick(STEMS);
        while (stem.contains("%d") || stem.contains("%s")) {
            stem = stem.replaceFirst("%d", String.valueOf(random.nextInt(100_000))).replaceFirst("%s", pathWord());
        }
        url.append(stem.replace(" ", "%20"));
        for (int i = 0, parameters = random.nextInt(4); i < parameters; i++) {
            url.append(i == 0 ? '?' : '&').append(pick(NAMES)).append('=').append(value());
        }
        return url.toString();
    }

    private String pathWord() {
        return URLEncoder.encode(random.nextInt(3) == 0 ? pick(CHARGED) : pick(WORDS), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String value() {
        if (random.nextInt(4) == 0) {
            return String.valueOf(random.nextInt(1000) - 5);
        }
        StringBuilder text = new StringBuilder();
        for (int words = 1 + random.nextInt(5); words > 0; words--) {
            text.append(text.isEmpty() ? "" : " ").append(random.nextInt(4) == 0 ? pick(CHARGED) : pick(WORDS));
        }
        String encoded = URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> encoded.replace("+", "%20");
            case 1 -> URLEncoder.encode("http://example.org/r?t=" + encoded, StandardCharsets.UTF_8);
            default -> encoded;
        };
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
