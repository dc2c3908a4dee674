package dev.tailrace.inputs.file.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code include_lines} and {@code exclude_lines}: an event is kept if it has one of the former, or there are none, and none of the latter. */
final class LineFilter {
    private final Matcher[] include;
    private final Matcher[] exclude;
    private final Utf8Text text = new Utf8Text();

    LineFilter(List<Pattern> include, List<Pattern> exclude) {
        this.include = matchers(include);
        this.exclude = matchers(exclude);
    }

    private static Matcher[] matchers(List<Pattern> patterns) {
        return patterns.stream().map(pattern -> pattern.matcher("")).toArray(Matcher[]::new);
    }

    boolean isEmpty() {
        return include.length == 0 && exclude.length == 0;
    }

    boolean keeps(byte[] bytes, int start, int end) {
        text.show(bytes, start, end);
        return (include.length == 0 || text.isFoundBy(include)) && !text.isFoundBy(exclude);
    }
}
