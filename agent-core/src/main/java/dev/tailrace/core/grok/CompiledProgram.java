package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.ByteRegex;
import dev.tailrace.core.grok.regex.Dialect;
import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.RequiredBytes;
import dev.tailrace.core.grok.regex.Search;
import java.util.Arrays;
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
            if (groups[i].length == 0) {
                throw expansion.groupless(i);
            }
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

    LineMatcher matcher(int[] places) {
        LineMatcher compiled = new Matching(regex.newSearch(), groups, places);
        if (other == null) {
            return compiled;
        }
        LineMatcher joni = other.matcher(places);
        return (utf8, from, to, slots) -> (ValidUtf8.isAscii(utf8, from, to) ? compiled : joni).match(utf8, from, to, slots);
    }

    /** One thread's. */
    private static final class Matching implements LineMatcher {
        private final Search search;

        /** What {@link Search#found} holds, and at which two words a capture's first group stands there. */
        private final int[] found;

        private final int[] at;

        /** A capture's further groups; mostly it has none. */
        private final int[][] further;

        private final int[] places;

        Matching(Search search, int[][] groups, int[] places) {
            this.search = search;
            this.found = search.found();
            this.at = Arrays.stream(groups).mapToInt(each -> 2 * each[0]).toArray();
            this.further = Arrays.stream(groups).map(each -> Arrays.copyOfRange(each, 1, each.length)).toArray(int[][]::new);
            this.places = Arrays.stream(places).map(place -> 2 * place).toArray();
        }

        @Override
        public Result match(byte[] utf8, int from, int to, int[] slots) {
            int start = search.find(utf8, from, to);
            if (start < 0) {
                return start == Search.GAVE_UP ? Result.BUDGET_EXCEEDED : Result.NO_MATCH;
            }
            for (int i = 0; i < at.length; i++) {
                int group = found[at[i]] >= 0 || further[i].length == 0 ? at[i] : participant(i);
                slots[places[i]] = found[group];
                slots[places[i] + 1] = found[group + 1];
            }
            return Result.MATCH;
        }

        /** Where the first group of a capture stands that took part, or else its first. */
        private int participant(int capture) {
            for (int group : further[capture]) {
                if (found[2 * group] >= 0) {
                    return 2 * group;
                }
            }
            return at[capture];
        }
    }
}
