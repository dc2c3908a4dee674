package dev.tailrace.core.grok.trial;

import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.GrokMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The patterns of a library that stand for the whole lines of a well-known log. They are compiled when first asked for. For one thread. */
public final class KnownFormats {
    private static final List<String> NAMES = List.of(
            "SQUID", "NGINXACCESS", "HTTPD_COMBINEDLOG", "HTTPD_COMMONLOG", "IIS", "GOPROXY", "NGINXERROR", "HAPROXYHTTP", "HAPROXYTCP",
            "HTTPD24_ERRORLOG", "HTTPD20_ERRORLOG", "S3_ACCESS_LOG", "ELB_ACCESS_LOG", "CISCO_TAGGED_SYSLOG", "NAGIOSLOGLINE", "MONGO3_LOG",
            "CATALINALOG", "REDISLOG", "POSTGRESQL", "BIND9", "RUBY_LOGGER", "JAVASTACKTRACEPART", "SYSLOG5424LINE");
    private static final String SYSLOG = "^%{SYSLOGTIMESTAMP} %{SYSLOGHOST} %{SYSLOGPROG}:";
    private static final double MOST = 0.9;

    private final GrokLibrary library;
    private final Map<String, GrokMatcher> matchers = new HashMap<>();

    public KnownFormats(GrokLibrary library) {
        this.library = library;
    }

    GrokMatcher matcher(String expression) {
        return matchers.computeIfAbsent(expression, each -> library.compile(each).newMatcher());
    }

    /** The first format that most of the lines have. */
    Optional<Suggestion> of(List<byte[]> lines) {
        for (String name : NAMES) {
            Suggestion known = Suggestion.rated("^%{" + name + "}$", lines, this);
            if (fits(known)) {
                return Optional.of(known);
            }
        }
        return fits(Suggestion.rated(SYSLOG, lines, this)) ? Optional.of(Suggestion.rated("^%{SYSLOGLINE}$", lines, this)) : Optional.empty();
    }

    private static boolean fits(Suggestion suggestion) {
        return suggestion.matching() >= MOST * suggestion.lines();
    }
}
