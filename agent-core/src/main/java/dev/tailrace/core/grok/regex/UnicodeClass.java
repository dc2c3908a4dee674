package dev.tailrace.core.grok.regex;

import java.util.Locale;
import java.util.Optional;
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

    /** Read from the tables once, at the first use. */
    synchronized CodePoints members() {
        if (members == null) {
            CodePoints found = CodePoints.NONE;
            int start = -1;
            for (int codePoint = 0; codePoint <= CodePoints.MAX + 1; codePoint++) {
                boolean in = codePoint <= CodePoints.MAX && UTF8Encoding.INSTANCE.isCodeCType(codePoint, type);
                if (in && start < 0) {
                    start = codePoint;
                } else if (!in && start >= 0) {
                    found = found.or(CodePoints.range(start, codePoint - 1));
                    start = -1;
                }
            }
            members = found;
        }
        return members;
    }
}
