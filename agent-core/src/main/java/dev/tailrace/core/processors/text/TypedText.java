package dev.tailrace.core.processors.text;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;

/**
 * A text read as a value of a type: first {@link #read}, which can fail and changes nothing, then {@link #set}, which puts the value into an
 * event. Scratch memory of one worker.
 *
 * <p>A number that JSON would write the same way stays the bytes that it is.
 */
public final class TypedText {
    /** What a text can become. */
    public enum Type {
        STRING,
        /** A whole number of 32 bits. */
        INTEGER,
        /** A whole number of 64 bits. */
        LONG,
        FLOAT,
        DOUBLE,
        /** {@code true t 1} and {@code false f 0}, in any case. */
        BOOLEAN,
        /** The text, if it is an IP address; without its zone, which documents have no place for. */
        IP
    }

    private final Constant yes;
    private final Constant no;
    private final DecimalText decimal = new DecimalText();
    private final Address address = new Address();
    private FieldType as = FieldType.NONE;
    private byte[] array;
    private int start;
    private int length;
    private boolean truth;

    public TypedText(Fields fields) {
        yes = fields.constant("true", "true");
        no = fields.constant("false", "false");
    }

    /** Reads a text, whose bytes must stay until {@link #set}; false if it is no value of the type. */
    public boolean read(Type type, byte[] text, int from, int bytes) {
        array = text;
        start = from;
        length = bytes;
        return switch (type) {
            case STRING -> is(FieldType.TEXT);
            case INTEGER -> decimal.parse(text, from, bytes) && decimal.isWhole() && decimal.longValue() == (int) decimal.longValue() && number();
            case LONG -> decimal.parse(text, from, bytes) && decimal.isWhole() && number();
            case FLOAT, DOUBLE -> decimal.parse(text, from, bytes) && number();
            case BOOLEAN -> truth(text, from, bytes);
            case IP -> address(text, from, bytes);
        };
    }

    private boolean address(byte[] text, int from, int bytes) {
        boolean good = address.parse(text, from, bytes);
        length = address.textLength();
        return good && is(FieldType.TEXT);
    }

    private boolean is(FieldType type) {
        as = type;
        return true;
    }

    private boolean number() {
        return is(decimal.isJson() ? FieldType.NUMBER : decimal.isWhole() ? FieldType.LONG : FieldType.DOUBLE);
    }

    private boolean truth(byte[] text, int from, int bytes) {
        truth = equalsIgnoreCase("true", text, from, bytes) || equalsIgnoreCase("t", text, from, bytes) || equalsIgnoreCase("1", text, from, bytes);
        return is(FieldType.CONSTANT)
                && (truth
                        || equalsIgnoreCase("false", text, from, bytes)
                        || equalsIgnoreCase("f", text, from, bytes)
                        || equalsIgnoreCase("0", text, from, bytes));
    }

    private static boolean equalsIgnoreCase(String expected, byte[] text, int from, int bytes) {
        if (bytes != expected.length()) {
            return false;
        }
        for (int i = 0; i < bytes; i++) {
            if (Character.toLowerCase(text[from + i]) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The address that was read last, as {@link Type#IP}. */
    public Address address() {
        return address;
    }

    /** Sets a field to the value read last; false if the batch has no room for it, the field being unchanged. */
    public boolean set(Event event, int field) {
        switch (as) {
            case TEXT, NUMBER -> {
                if (array != event.batch().arena()) {
                    return event.setBytes(field, as, array, start, length);
                }
                event.setSlice(field, as, start, length);
            }
            case LONG -> event.setLong(field, decimal.longValue());
            case DOUBLE -> event.setDouble(field, decimal.doubleValue());
            case CONSTANT -> event.setConstant(field, truth ? yes : no);
            case NONE, JSON, TIME -> throw new IllegalStateException("nothing was read");
        }
        return true;
    }
}
