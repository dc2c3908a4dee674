package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.ByteRegex;
import dev.tailrace.core.grok.regex.Dialect;
import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.RequiredBytes;
import dev.tailrace.core.grok.regex.Search;
import java.util.List;
import java.util.stream.IntStream;

/** An expression compiled to code of its own. Thread-safe. */
final class CompiledProgram {
    private final ByteRegex regex;
    private final int[][] groups;

    /** Runs the lines that the code must leave alone; null if there are none such. */
    private final JoniProgram other;

    private CompiledProgram(ByteRegex regex, int[][] groups, JoniProgram other) {
        this.regex = regex;
        this.groups = groups;
        this.other = other;
    }

    static CompiledProgram compile(Expansion expansion) throws NotCompilable {
        ByteRegex regex = ByteRegex.compile(expansion.regex(), Dialect.RUBY);
        List<String> names = regex.groups();
        int[][] groups = new int[expansion.captures().size()][];
        for (int i = 0; i < groups.length; i++) {
            String name = Expansion.group(i);
            groups[i] = IntStream.range(0, names.size()).filter(group -> names.get(group).equals(name)).toArray();
        }
        return new CompiledProgram(regex, groups, regex.asciiTextOnly() ? JoniProgram.compile(expansion) : null);
    }

    String why() {
        return other == null
                ? "code made for this expression"
                : "code made for this expression; lines with characters beyond ASCII go to Joni, for the sake of (?i)";
    }

    RequiredBytes requiredBytes() {
        return regex.requiredBytes();
    }

    LineMatcher matcher() {
        Search search = regex.newSearch();
        LineMatcher compiled = (utf8, from, to, slots) -> match(search, utf8, from, to, slots);
        if (other == null) {
            return compiled;
        }
        LineMatcher joni = other.matcher();
        return (utf8, from, to, slots) -> (ValidUtf8.isAscii(utf8, from, to) ? compiled : joni).match(utf8, from, to, slots);
    }

    private Result match(Search search, byte[] utf8, int from, int to, int[] slots) {
        int found = search.find(utf8, from, to);
        if (found < 0) {
            return found == Search.GAVE_UP ? Result.BUDGET_EXCEEDED : Result.NO_MATCH;
        }
        for (int i = 0; i < groups.length; i++) {
            slots[2 * i] = -1;
            slots[2 * i + 1] = -1;
            for (int group : groups[i]) {
                if (search.start(group) >= 0) {
                    slots[2 * i] = search.start(group);
                    slots[2 * i + 1] = search.end(group);
                    break;
                }
            }
        }
        return Result.MATCH;
    }
}
