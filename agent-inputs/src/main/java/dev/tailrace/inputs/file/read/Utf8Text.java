package dev.tailrace.inputs.file.read;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** Valid UTF-8 bytes seen as characters, for regular expressions: a window, moved from line to line. ASCII is not copied. */
final class Utf8Text implements CharSequence {
    private byte[] bytes = {};
    private int start;
    private int end;
    private CharSequence view = this;

    void show(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        view = this;
        for (int at = start; at < end; at++) {
            if (bytes[at] < 0) {
                view = new String(bytes, start, end - start, StandardCharsets.UTF_8);
                return;
            }
        }
    }

    boolean isFoundBy(Matcher matcher) {
        return matcher.reset(view).find();
    }

    boolean isFoundBy(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (isFoundBy(matcher)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(bytes, start + from, to - from, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
