package dev.tailrace.core.grok;

import java.util.List;

/**
 * A line, with an expression of the classic set, that keeps other engines busy for seconds or for ever.
 *
 * @param result what is to come out
 */
record HostileLine(String name, String expression, String line, Result result) {
    private static final int MEGABYTE = 1 << 20;

    /** The known examples. */
    static List<HostileLine> all() {
        return List.of(
                no("nested quantifiers over a long line that does not match", "^(?:a+)+$", "a".repeat(100_000) + "!"),
                no("nested stars", "^(?:(?:a*)*)*b$", "a".repeat(100_000)),
                no("nested quantifiers with an alternative inside", "^(?:a|aa)+$", "a".repeat(100_000) + "!"),
                no("a star of a dot and a star", "^(?:.*a){12}$", "b".repeat(100_000)),
                no("a polynomial of words", "^(?:\\w+\\s?)+$", "word ".repeat(20_000) + "!"),
                no("the path of a 16-node cluster at a standstill", "^(?:/(?:[\\w_%!$@:.,-]+|\\\\.)*)+ END$", "/" + "a".repeat(100_000)),
                no("an e-mail address without its end", "^%{EMAILADDRESS}$", "a.".repeat(50_000)),
                no("a host name without its end", "^%{HOSTNAME}!$", "a-".repeat(50_000)),
                no("an address that is none, anywhere in a megabyte", "%{IP:ip} END", "1.".repeat(MEGABYTE / 2)),
                no("combined, 20 KB of a.", "%{COMBINEDAPACHELOG}", "a.".repeat(10_000)),
                no("combined, a megabyte of a:", "%{COMBINEDAPACHELOG}", "a:".repeat(MEGABYTE / 2)),
                no("combined, a megabyte of quotes", "%{COMBINEDAPACHELOG}", "\"".repeat(MEGABYTE)),
                no("a URI of 16 KB", "%{URI:uri} END", "http://h/" + "a/".repeat(8_000)),
                no("a URI of a megabyte", "%{URI:uri} END", "http://h/" + "a/".repeat(MEGABYTE / 2)),
                no("three times anything on 2 KB", "%{GREEDYDATA:a} %{GREEDYDATA:b} %{GREEDYDATA:c} END", "x ".repeat(1_000)),
                no("three times anything on 100 KB", "%{GREEDYDATA:a} %{GREEDYDATA:b} %{GREEDYDATA:c} END", "x ".repeat(50_000)),
                no("four times anything on 100 KB", "%{GREEDYDATA:a},%{GREEDYDATA:b},%{GREEDYDATA:c},%{GREEDYDATA:d};x", ",".repeat(100_000) + ";"),
                no("ten times something on 100 KB", "^" + "%{DATA},".repeat(10) + "%{INT:n}$", "x,".repeat(50_000) + "y"),
                spent("optional letters before as many", "a?".repeat(30) + "a{30}$", "a".repeat(29) + "b" + "a".repeat(29)),
                spent("twelve commas", "^(?:.*,){12}(?<n>x)(?!y)", ",".repeat(400) + "xy"),
                no("a syslog line of a megabyte of brackets", "%{SYSLOGLINE}$", "[1] ".repeat(MEGABYTE / 4)),
                no("a backup log's line of a megabyte", "%{BACULA_LOGLINE}$", "1.".repeat(MEGABYTE / 2)),
                new HostileLine(
                        "a monitor's line of a megabyte of semicolons",
                        "%{NAGIOSLOGLINE}$",
                        "[1] CURRENT HOST STATE: " + ";".repeat(MEGABYTE),
                        Result.MATCH),
                no("a megabyte of characters beyond ASCII", "%{NAGIOSLOGLINE}$", "中".repeat(MEGABYTE / 3)),
                spent("what only Joni takes", "(?<n>a?)\\k<n>{30}(?:a?){30}a{30}$", "a".repeat(MEGABYTE) + "!"));
    }

    private static HostileLine no(String name, String expression, String line) {
        return new HostileLine(name, expression, line, Result.NO_MATCH);
    }

    private static HostileLine spent(String name, String expression, String line) {
        return new HostileLine(name, expression, line, Result.BUDGET_EXCEEDED);
    }

    @Override
    public String toString() {
        return name;
    }
}
