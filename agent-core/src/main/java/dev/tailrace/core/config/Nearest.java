package dev.tailrace.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that was probably meant: by edit distance with transpositions (optimal string alignment). */
public final class Nearest {
    private Nearest() {}

    /** The nearest of {@code known}, if one is near enough to be a slip of the pen. */
    public static Optional<String> of(String written, Collection<String> known) {
        int limit = written.length() < 4 ? 1 : Math.max(2, written.length() / 3);
        return known.stream()
                .filter(each -> Math.abs(each.length() - written.length()) <= limit)
                .filter(each -> distance(written, each) <= limit)
                .min(Comparator.comparingInt(each -> distance(written, each)));
    }

    /** A hint to append to a message: {@code ; did you mean 'paths'?}, or nothing. */
    public static String hint(String written, Collection<String> known) {
        return FilebeatName.of(written, known)
                .map(here -> "; what Filebeat calls so is '" + here + "' here")
                .or(() -> of(written, known).map(each -> "; did you mean '" + each + "'?"))
                .orElse("");
    }

    static String unknownKey(String section, String written, Collection<String> known) {
        return section + ": unknown key " + Quoted.of(written) + hint(written, known);
    }

    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                char ca = Character.toLowerCase(a.charAt(i - 1));
                char cb = Character.toLowerCase(b.charAt(j - 1));
                int cost = ca == cb ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && ca == Character.toLowerCase(b.charAt(j - 2)) && cb == Character.toLowerCase(a.charAt(i - 2))) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
