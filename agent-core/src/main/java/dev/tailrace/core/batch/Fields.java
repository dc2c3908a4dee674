package dev.tailrace.core.batch;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of fields and the constants of one running configuration, interned to small numbers, so that on the path of a line a field
 * is an index and a tag is an index.
 *
 * <p>Names are dotted paths ({@code http.request.method}); the nested form {@code [http][request][method]} is folded into it. Thread-safe:
 * interning locks (configuration time, or a name met for the first time in data), looking up by number does not.
 */
public final class Fields {
    /** How many names there can be: a tape word has 12 bits for one. Data that brings more names is refused, see {@link #intern}. */
    public static final int LIMIT = 1 << 12;

    /** The line without its end; stands in the tape only once a processor has replaced it. */
    public static final int MESSAGE = 0;
    /** When the event happened; the read time until a processor sets it. */
    public static final int TIMESTAMP = 1;
    /** Tags: may stand in an event's tape several times, each word a constant. */
    public static final int TAGS = 2;
    /** Byte offset of the line's first byte in its source. */
    public static final int LOG_OFFSET = 3;
    /** Deterministic id: registry epoch, generation, offset, check of the line. */
    public static final int EVENT_ID = 4;
    /** Notes of the reader: truncated, multiline, invalid_bytes, partial. */
    public static final int LOG_FLAGS = 5;

    private static final String[] WELL_KNOWN = {"message", "@timestamp", "tags", "log.offset", "event.id", "log.flags"};

    /** Not a field: {@link #find} knows no such name, or {@link #intern} has no number left. */
    public static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Constant> constantsByJson = new HashMap<>();
    private volatile String[] names = new String[64];
    private volatile Constant[] constants = new Constant[64];
    private volatile int count;
    private int constantCount;

    public Fields() {
        for (String name : WELL_KNOWN) {
            intern(name);
        }
    }

    /** The number of this name, given now if it has none; {@link #UNKNOWN} if all {@link #LIMIT} are given. */
    public synchronized int intern(String name) {
        String path = dotted(name);
        Integer known = numbers.get(path);
        if (known != null) {
            return known;
        }
        if (count == LIMIT) {
            return UNKNOWN;
        }
        if (count == names.length) {
            names = java.util.Arrays.copyOf(names, count * 2);
        }
        String[] grown = names;
        grown[count] = path;
        names = grown;
        int number = count;
        numbers.put(path, number);
        count = number + 1;
        return number;
    }

    /** The number of this name, or {@link #UNKNOWN}. */
    public synchronized int find(String name) {
        return numbers.getOrDefault(dotted(name), UNKNOWN);
    }

    /** How many names have a number; the numbers go from 0 up. */
    public int count() {
        return count;
    }

    /** The dotted path behind a number that {@link #intern} gave. */
    public String name(int field) {
        return names[field];
    }

    /** A constant text: a tag, or the value of an added field. */
    public Constant text(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2);
        quote(value, json);
        return constant(value, json.toString());
    }

    /** A constant of any JSON kind: {@code json} is its encoded form, written into documents as it is. */
    public synchronized Constant constant(String text, String json) {
        Constant known = constantsByJson.get(json);
        if (known != null) {
            return known;
        }
        if (constantCount == constants.length) {
            constants = java.util.Arrays.copyOf(constants, constantCount * 2);
        }
        Constant made = new Constant(
                constantCount,
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Constant[] grown = constants;
        grown[constantCount++] = made;
        constants = grown;
        constantsByJson.put(json, made);
        return made;
    }

    /** The constant with this number. */
    public Constant constant(int number) {
        return constants[number];
    }

    private static String dotted(String name) {
        if (!name.startsWith("[") || !name.endsWith("]")) {
            return name;
        }
        return name.substring(1, name.length() - 1).replace("][", ".");
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
