package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Fields;
import java.util.Locale;

/**
 * A column of a layout.
 *
 * @param kind what its values are and what becomes of them
 * @param field the field that gets the value; {@link Fields#UNKNOWN} if the kind says which
 */
record Column(Kind kind, int field) {
    /** What values of a column can be. */
    enum Kind {
        DATE,
        TIME,
        /** An address of the client, with or without a zone. */
        CLIENT,
        /** Any address. */
        ADDRESS,
        METHOD,
        STATUS,
        NUMBER,
        /** Milliseconds that the request took. */
        TOOK,
        PATH,
        QUERY,
        /** Text in which spaces became plus signs. */
        PLUSSED,
        /** {@code HTTP/1.1}. */
        VERSION,
        TEXT
    }

    /**
     * The column of a name in a {@code #Fields:} line.
     *
     * @param prefix what stands before the names of columns that have no place of their own
     */
    static Column of(String written, String prefix, Fields fields) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "date" -> new Column(Kind.DATE, Fields.UNKNOWN);
            case "time" -> new Column(Kind.TIME, Fields.UNKNOWN);
            case "c-ip" -> new Column(Kind.CLIENT, Fields.UNKNOWN);
            case "s-ip" -> new Column(Kind.ADDRESS, fields.intern("server.ip"));
            case "s-port" -> new Column(Kind.NUMBER, fields.intern("server.port"));
            case "c-port" -> new Column(Kind.NUMBER, fields.intern("source.port"));
            case "cs-method" -> new Column(Kind.METHOD, fields.intern("http.request.method"));
            case "cs-uri-stem" -> new Column(Kind.PATH, fields.intern("url.path"));
            case "cs-uri-query" -> new Column(Kind.QUERY, fields.intern("url.query"));
            case "cs-username" -> new Column(Kind.TEXT, fields.intern("user.name"));
            case "cs-host", "cs(host)" -> new Column(Kind.TEXT, fields.intern("url.domain"));
            case "cs-version" -> new Column(Kind.VERSION, fields.intern("http.version"));
            case "cs(user-agent)" -> new Column(Kind.PLUSSED, fields.intern("user_agent.original"));
            case "cs(referer)" -> new Column(Kind.TEXT, fields.intern("http.request.referrer"));
            case "sc-status" -> new Column(Kind.STATUS, fields.intern("http.response.status_code"));
            case "sc-bytes" -> new Column(Kind.NUMBER, fields.intern("http.response.body.bytes"));
            case "cs-bytes" -> new Column(Kind.NUMBER, fields.intern("http.request.body.bytes"));
            case "time-taken" -> new Column(Kind.TOOK, fields.intern("event.duration"));
            case "x-forwarded-for", "cs(x-forwarded-for)" -> new Column(Kind.PLUSSED, fields.intern(prefix + ".forwarded_for"));
            case "sc-substatus", "sc-win32-status" -> new Column(Kind.NUMBER, fields.intern(prefix + '.' + plain(written)));
            default -> new Column(Kind.TEXT, fields.intern(prefix + '.' + plain(written)));
        };
    }

    /** {@code cs(X-Trace)} as {@code cs_x_trace}. */
    private static String plain(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
