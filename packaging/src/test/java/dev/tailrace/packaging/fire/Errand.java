package dev.tailrace.packaging.fire;

import java.util.Collections;
import java.util.List;

/** What a client wants of a web server or proxy: the usual, and what goes wrong on an ordinary day. Each knows how it is asked for. */
enum Errand {
    PAGE("page", 30),
    HEAD("head", 4),
    FORM("form (POST)", 6),
    LARGE("large file", 4),
    LONG_QUERY("query of several KB", 5),
    ESCAPED("non-ASCII URL, escaped", 8),
    RAW("non-ASCII URL, raw bytes", 4),
    ABSENT("not found (404)", 6),
    BROKEN("upstream refuses (502, 503)", 3),
    FORBIDDEN("denied (403)", 4),
    TUNNEL("CONNECT", 5),
    TUNNEL_DENIED("CONNECT, denied", 2),
    ABORTED("client leaves midway", 2),
    MALFORMED("malformed request", 2),
    SILENT("connection without a request", 1);

    /** So many of them at random show each as often as it is wanted. */
    static final List<Errand> URN =
            List.of(values()).stream().flatMap(errand -> Collections.nCopies(errand.weight, errand).stream()).toList();

    private final String words;
    private final int weight;

    Errand(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    String words() {
        return words;
    }

    /** True if the log cannot show which request it was. */
    boolean isNameless() {
        return this == MALFORMED || this == SILENT;
    }

    /** True if a server of this dialect writes it down. */
    boolean leavesALine(Dialect dialect) {
        return this != SILENT || dialect == Dialect.SQUID;
    }

    String method() {
        return switch (this) {
            case HEAD -> "HEAD";
            case FORM -> "POST";
            case TUNNEL, TUNNEL_DENIED -> "CONNECT";
            case PAGE, LARGE, LONG_QUERY, ESCAPED, RAW, ABSENT, BROKEN, FORBIDDEN, ABORTED, MALFORMED, SILENT -> "GET";
        };
    }
}
