package dev.tailrace.core.grok;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import org.joni.WarnCallback;
import org.opensearch.grok.Grok;

/** Those that are measured against each other: each takes a line and tells something of what it found. All with the classic set. */
final class Contestants {
    private Contestants() {}

    /** This package: where every capture stands. */
    static ToIntFunction<byte[]> tailrace(List<String> patterns) {
        GrokMatcher matcher = GrokLibrary.of(PatternSet.LEGACY).compile(patterns).newMatcher();
        return line -> matcher.match(line, 0, line.length).ordinal() + matcher.matched();
    }

    /** Joni's search with the regions of all groups, of which nothing is made. */
    static ToIntFunction<byte[]> joni(List<String> patterns) {
        Map<String, String> definitions = SetDefinitions.of(PatternSet.LEGACY);
        List<Regex> regexes = patterns.stream().map(each -> regex(each, definitions)).toList();
        return line -> {
            for (Regex regex : regexes) {
                Matcher matcher = regex.matcher(line);
                if (matcher.search(0, line.length, Option.NONE) >= 0) {
                    return matcher.getEnd();
                }
            }
            return 0;
        };
    }

    private static Regex regex(String pattern, Map<String, String> definitions) {
        byte[] utf8 = Expansion.of(pattern, definitions).regex().getBytes(StandardCharsets.UTF_8);
        return new Regex(utf8, 0, utf8.length, Option.NONE, UTF8Encoding.INSTANCE, WarnCallback.NONE);
    }

    /** Joni as OpenSearch uses it: captures put into a map. */
    static ToIntFunction<byte[]> opensearch(List<String> patterns) {
        Map<String, String> plain = new HashMap<>();
        SetDefinitions.of(PatternSet.LEGACY).forEach((name, definition) -> plain.put(name, definition.replaceAll("\\(\\?<[^>=!]+>", "(?:")));
        List<Grok> groks = patterns.stream().map(each -> new Grok(plain, each, _ -> {})).toList();
        return line -> {
            String text = new String(line, StandardCharsets.UTF_8);
            for (Grok grok : groks) {
                Map<String, Object> captures = grok.captures(text);
                if (captures != null) {
                    return captures.size();
                }
            }
            return 0;
        };
    }
}
