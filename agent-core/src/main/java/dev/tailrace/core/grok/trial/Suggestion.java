package dev.tailrace.core.grok.trial;

import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.GrokMatcher;
import dev.tailrace.core.grok.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern proposed for a log: one of the well-known formats if most lines have it, else one put together from what the lines have at the
 * same places.
 *
 * @param expression the pattern
 * @param matching how many of the lines it matches
 * @param lines how many there were
 */
public record Suggestion(String expression, int matching, int lines) {
    private static final List<String> FORMATS = List.of(
            "SQUID", "NGINXACCESS", "HTTPD_COMBINEDLOG", "HTTPD_COMMONLOG", "IIS", "GOPROXY", "NGINXERROR", "HAPROXYHTTP", "HAPROXYTCP",
            "HTTPD24_ERRORLOG", "HTTPD20_ERRORLOG", "S3_ACCESS_LOG", "ELB_ACCESS_LOG", "CISCO_TAGGED_SYSLOG", "NAGIOSLOGLINE", "MONGO3_LOG",
            "CATALINALOG", "REDISLOG", "RUBY_LOGGER", "SYSLOG5424LINE");
    private static final String SYSLOG = "^%{SYSLOGTIMESTAMP} %{SYSLOGHOST} %{SYSLOGPROG}:";
    private static final double MOST = 0.9;

    /** Proposes for lines of a log; empty if there are none with anything in them. */
    public static Optional<Suggestion> of(List<byte[]> lines, GrokLibrary library) {
        List<byte[]> told = lines.stream().filter(line -> line.length > 0 && line[0] != '#').toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        for (String format : FORMATS) {
            Suggestion known = rated("^%{" + format + "}$", told, library);
            if (known.matching >= MOST * told.size()) {
                return Optional.of(known);
            }
        }
        boolean syslog = rated(SYSLOG, told, library).matching >= MOST * told.size();
        return Optional.of(syslog ? rated("^%{SYSLOGLINE}$", told, library) : assembled(told, library));
    }

    private static Suggestion rated(String expression, List<byte[]> lines, GrokLibrary library) {
        GrokMatcher matcher = library.compile(expression).newMatcher();
        int matching = 0;
        for (byte[] line : lines) {
            matching += matcher.match(line, 0, line.length) == Result.MATCH ? 1 : 0;
        }
        return new Suggestion(expression, matching, lines.size());
    }

    private static Suggestion assembled(List<byte[]> lines, GrokLibrary library) {
        Outline outline = null;
        for (byte[] line : lines) {
            Outline next = Outline.of(new String(line, StandardCharsets.UTF_8));
            outline = outline == null ? next : outline.join(next);
        }
        return rated(outline.expression(), lines, library);
    }

    /** The lines that a log begins with, as many as are worth looking at. */
    public static List<byte[]> sample(List<byte[]> lines) {
        return new ArrayList<>(lines.subList(0, Math.min(lines.size(), 500)));
    }
}
