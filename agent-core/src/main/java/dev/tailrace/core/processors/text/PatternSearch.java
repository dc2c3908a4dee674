package dev.tailrace.core.processors.text;

import dev.tailrace.core.grok.ValidUtf8;
import dev.tailrace.core.grok.regex.ByteRegex;
import dev.tailrace.core.grok.regex.Search;
import java.util.regex.Pattern;

/**
 * Finds the matches of a {@link TextPattern} in UTF-8 bytes, one after the other, with groups as byte offsets. Scratch memory of one worker.
 *
 * <p>One budget for all searches in one text ends an expression that backtracks without end.
 */
public final class PatternSearch {
    /** What a search came to. */
    public enum Found {
        YES,
        NO,
        /** The budget was spent before there was an answer. */
        GAVE_UP
    }

    private final Search code;
    private final boolean codeTakesAsciiOnly;
    private final JavaSearch java;
    private final int groups;
    private final ValidUtf8 valid = new ValidUtf8();
    private boolean onCode;

    /** @param code null if there is none */
    PatternSearch(Pattern pattern, ByteRegex code) {
        this.code = code == null ? null : code.newSearch();
        this.codeTakesAsciiOnly = code == null || code.asciiTextOnly();
        this.java = new JavaSearch(pattern);
        this.groups = pattern.matcher("").groupCount();
    }

    /** Starts with another text; its bytes must stay until the last search in it. */
    public PatternSearch reset(byte[] text, int start, int length) {
        boolean ascii = ValidUtf8.isAscii(text, start, start + length);
        onCode = code != null && (ascii || !codeTakesAsciiOnly && valid.check(text, start, start + length));
        if (onCode) {
            code.reset(text, start, start + length);
        } else {
            java.reset(text, start, length, ascii);
        }
        return this;
    }

    /** Looks for the next match. */
    public Found find() {
        if (!onCode) {
            return java.find();
        }
        int found = code.next();
        return found >= 0 ? Found.YES : found == Search.GAVE_UP ? Found.GAVE_UP : Found.NO;
    }

    /** Where the match, or a group of it, starts: an index of the text's array; -1 if the group took no part. */
    public int start(int group) {
        return !onCode ? java.start(group) : group == 0 ? code.start() : code.found()[2 * group - 2];
    }

    /** Where it ends. */
    public int end(int group) {
        return !onCode ? java.end(group) : group == 0 ? code.end() : code.found()[2 * group - 1];
    }

    public int groupCount() {
        return groups;
    }
}
