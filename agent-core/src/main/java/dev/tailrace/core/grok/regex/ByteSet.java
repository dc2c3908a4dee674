package dev.tailrace.core.grok.regex;

import java.util.Arrays;

/** A set of byte values, 0 to 255. Owned by who fills it. */
final class ByteSet {
    private final long[] words = new long[4];

    static ByteSet all() {
        return new ByteSet().add(0, 255);
    }

    ByteSet add(int low, int high) {
        for (int i = low; i <= high; i++) {
            words[i >> 6] |= 1L << i;
        }
        return this;
    }

    ByteSet addAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
        return this;
    }

    /** The members that are none of another set's. */
    ByteSet without(ByteSet other) {
        ByteSet rest = new ByteSet();
        for (int i = 0; i < words.length; i++) {
            rest.words[i] = words[i] & ~other.words[i];
        }
        return rest;
    }

    boolean has(int value) {
        return (words[value >> 6] & 1L << value) != 0;
    }

    boolean meets(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean isAll() {
        return size() == 256;
    }

    int size() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSet that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
