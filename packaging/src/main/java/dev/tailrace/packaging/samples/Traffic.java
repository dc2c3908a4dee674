package dev.tailrace.packaging.samples;

import java.time.Instant;
import java.util.Random;

/**
 * Requests of an ordinary day, one after another. A few clients make most of them, most succeed, sizes and durations have long tails,
 * failures of the upstream are slow.
 *
 * <p>{@link Random} is the source because its sequence is part of its specification.
 */
public final class Traffic {
    private static final String[] USERS = {"-", "-", "-", "-", "-", "-", "li.wei", "a.schmidt", "m.rossi", "svc-batch", "CORP\\jdoe"};
    private static final String[] METHODS = {"GET", "GET", "GET", "GET", "GET", "GET", "POST", "POST", "PUT", "HEAD", "DELETE"};
    private static final String[] HOSTS = {
        "www.example.com", "static.example.com", "api.example.net", "updates.example.org", "mirror.example.cn", "intranet.example.lan"
    };
    private static final String[] STEMS = {
        "/", "/index.html", "/api/v1/data", "/api/v1/users/", "/api/v2/orders/", "/search", "/products/",
        "/static/js/app.js", "/static/css/site.css", "/img/logo.png", "/login", "/cart/items", "/healthz",
        "/downloads/setup.exe", "/%E6%97%A5%E5%BF%97/"
    };
    private static final String[] WORDS = {
        "red", "shoes", "logs", "java", "caf%C3%A9", "%E6%B5%8B%E8%AF%95", "price", "asc", "new", "tail+race"
    };
    private static final int[] STATUSES = {
        200, 200, 200, 200, 200, 200, 200, 200, 200, 204, 301, 302, 304, 304, 400, 401, 403, 404, 404, 500, 502, 503, 504
    };
    private static final String[] REFERRERS = {
        "-", "-", "https://www.example.com/", "https://www.example.com/search?q=logs&page=2", "https://news.example.org/item/42"
    };
    private static final String[] AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148"
                + " Safari/604.1",
        "Mozilla/5.0 (compatible; examplebot/2.1; +https://www.example.org/bot.html)",
        "curl/8.9.1", "python-requests/2.32.3", "Go-http-client/1.1", "-"
    };
    private static final String[] FAILURES = {
        "dial tcp: lookup backend.service failed: no such host",
        "dial tcp 10.25.7.4:8080: connect: connection refused",
        "read tcp 10.25.3.2:51344->10.25.7.4:8080: i/o timeout",
        "context deadline exceeded"
    };
    private static final int CLIENTS = 400;

    private final Random random;
    private long epochMillis;
    private long number;

    public Traffic(long seed, Instant start) {
        this.random = new Random(seed);
        this.epochMillis = start.toEpochMilli();
    }

    /** The next request; some ten milliseconds after the one before. */
    public Request next() {
        epochMillis += longTailed(3, 400);
        int status = STATUSES[random.nextInt(STATUSES.length)];
        boolean upstreamFailed = status == 502 || status == 504;
        long requestNumber = number++;
        return new Request(
                requestNumber,
                Instant.ofEpochMilli(epochMillis),
                upstreamFailed ? 1_000 + random.nextInt(60_000) : longTailed(2, 20_000),
                client(),
                pick(USERS),
                pick(METHODS),
                pick(HOSTS),
                path(requestNumber),
                status,
                status == 204 || status == 304 ? 0 : longTailed(120, 40_000_000),
                pick(REFERRERS),
                pick(AGENTS),
                upstreamFailed ? pick(FAILURES) : "");
    }

    private String path(long requestNumber) {
        StringBuilder path = new StringBuilder(pick(STEMS));
        if (path.length() > 1 && path.charAt(path.length() - 1) == '/') {
            path.append(random.nextInt(100_000));
        }
        path.append("?seq=").append(requestNumber);
        for (int i = random.nextInt(3); i > 0; i--) {
            path.append('&').append((char) ('p' + random.nextInt(6))).append('=').append(pick(WORDS));
        }
        return path.toString();
    }

    /** Squaring the draw makes low numbers frequent: the first tenth of the clients makes a third of the requests. */
    private String client() {
        double draw = random.nextDouble();
        int rank = (int) (draw * draw * CLIENTS);
        return rank % 29 == 28 ? "2001:db8:25:3::" + Integer.toHexString(rank + 1) : "10.25." + (3 + rank % 5) + "." + (1 + rank * 7 % 250);
    }

    /** At least {@code least}, mostly near it, now and then up to {@code most}. */
    private int longTailed(int least, int most) {
        double draw = random.nextDouble();
        double tail = draw * draw * draw * draw * draw * draw;
        return least + random.nextInt(4 * least + 1) + (int) (tail * tail * (most - 5.0 * least));
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
