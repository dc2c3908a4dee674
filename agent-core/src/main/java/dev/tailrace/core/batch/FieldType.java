package dev.tailrace.core.batch;

/** What a field's tape word holds. The ordinal is the type's code in the word, so the order is part of the layout. */
public enum FieldType {
    /** No field: what {@link Event#remove} leaves behind, the number being 0, or {@link Event#hide}, the number being that of the hidden field. */
    NONE,
    /** UTF-8 text in the arena, not yet escaped. */
    TEXT,
    /** A JSON number, in the arena as written: digits that were checked, never reformatted. */
    NUMBER,
    /** A whole JSON value (object, array) in the arena, already encoded. */
    JSON,
    /** A 64-bit integer in the word that follows. */
    LONG,
    /** A {@code double} as its raw bits in the word that follows. */
    DOUBLE,
    /** An instant: nanoseconds since 1970-01-01T00:00Z in the word that follows. */
    TIME,
    /** A {@link Constant} of the configuration: its number. Booleans are constants. */
    CONSTANT;

    private static final FieldType[] BY_CODE = values();
    private static final int WIDE = 1 << LONG.ordinal() | 1 << DOUBLE.ordinal() | 1 << TIME.ordinal();

    /** The type with this code (0 to 7). */
    static FieldType of(int code) {
        return BY_CODE[code];
    }

    /** True if the value is in a word of its own after the field's. */
    boolean wide() {
        return words(ordinal()) == 2;
    }

    /** How many words a field of the type with this code takes: no branch, as the walk along a tape takes one at every field. */
    static int words(int code) {
        return 1 + (WIDE >>> code & 1);
    }
}
