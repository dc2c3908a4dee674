package dev.tailrace.core.movein.fluentbit;

import dev.tailrace.core.movein.Options;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose records an output or a filter takes. In a tag of an input an asterisk stands for the path of each file.
 *
 * @param glob {@code Match}, or null
 * @param expression {@code Match_Regex}, or null
 */
record Tag(String glob, String expression) {
    static Tag of(Options options) {
        return new Tag(options.text("match"), options.text("match_regex"));
    }

    boolean takes(String tag) {
        String concrete = tag.replace("*", "x");
        if (expression != null) {
            return Pattern.compile(expression).matcher(concrete).find();
        }
        return glob != null && concrete.matches(Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
