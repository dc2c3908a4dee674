package dev.tailrace.core.grok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines of one format, as its servers write them: the resources {@code corpora/NAME.log}, called after the pattern that matches them.
 *
 * @param name of the pattern; that of a corpus without one begins with {@code own-}
 */
public record Corpus(String name, List<String> lines) {
    private static final List<String> PATTERNS = List.of(
            "BIND9", "CATALINALOG", "CISCOFW106001", "CISCOFW302013_302014_302015_302016", "CISCO_TAGGED_SYSLOG", "COMBINEDAPACHELOG",
            "COMMONAPACHELOG", "CRONLOG", "ELB_ACCESS_LOG", "GOPROXY", "HAPROXYHTTP", "HAPROXYTCP", "HTTPD20_ERRORLOG", "HTTPD24_ERRORLOG",
            "IIS", "JAVASTACKTRACEPART", "MONGO3_LOG", "NAGIOSLOGLINE", "NGINXACCESS", "NGINXERROR", "PATH", "POSTGRESQL", "REDISLOG",
            "RUBY_LOGGER", "S3_ACCESS_LOG", "SQUID", "SYSLOG5424LINE", "SYSLOGLINE", "TIMESTAMP_ISO8601", "URI");
    private static final List<String> OTHERS = List.of("own-bracketed", "own-columns", "own-key-value", "own-log4j", "own-mixed");

    /** Those of formats that have a pattern in both sets. */
    public static List<Corpus> ofPatterns() {
        return PATTERNS.stream().map(Corpus::read).toList();
    }

    /** All of them. */
    public static List<Corpus> all() {
        return Stream.concat(PATTERNS.stream(), OTHERS.stream()).map(Corpus::read).toList();
    }

    private static Corpus read(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("corpora/" + name + ".log")) {
            return new Corpus(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
