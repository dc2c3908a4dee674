package dev.tailrace.core.grok.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jcodings.IntHolder;
import org.jcodings.constants.CharacterType;
import org.jcodings.specific.UTF8Encoding;

/** The POSIX bracket classes over all of Unicode, with the members that Joni's own tables (jcodings) give them. */
enum UnicodeClass {
    ALNUM(CharacterType.ALNUM),
    ALPHA(CharacterType.ALPHA),
    BLANK(CharacterType.BLANK),
    CNTRL(CharacterType.CNTRL),
    DIGIT(CharacterType.DIGIT),
    GRAPH(CharacterType.GRAPH),
    LOWER(CharacterType.LOWER),
    PRINT(CharacterType.PRINT),
    PUNCT(CharacterType.PUNCT),
    SPACE(CharacterType.SPACE),
    UPPER(CharacterType.UPPER),
    XDIGIT(CharacterType.XDIGIT),
    WORD(CharacterType.WORD);

    private final int type;
    private CodePoints members;

    UnicodeClass(int type) {
        this.type = type;
    }

    static Optional<UnicodeClass> named(String bracket) {
        for (UnicodeClass each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(bracket)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Read from the tables once, at the first use: a count, then the ranges. */
    synchronized CodePoints members() {
        if (members == null) {
            int[] table = UTF8Encoding.INSTANCE.ctypeCodeRange(type, new IntHolder());
            members = CodePoints.ofRanges(Arrays.copyOfRange(table, 1, 1 + 2 * table[0]));
        }
        return members;
    }

    /** What counts as part of a word at a boundary: decided character by character, by a table a little wider than that of the class. */
    static CodePoints wordsAtEdges() {
        List<Integer> ends = new ArrayList<>();
        boolean inside = false;
        for (int codePoint = 0; codePoint <= CodePoints.MAX + 1; codePoint++) {
            boolean word = codePoint <= CodePoints.MAX && UTF8Encoding.INSTANCE.isCodeCType(codePoint, CharacterType.WORD);
            if (word != inside) {
                ends.add(word ? codePoint : codePoint - 1);
                inside = word;
            }
        }
        return CodePoints.ofRanges(ends.stream().mapToInt(Integer::intValue).toArray());
    }
}
