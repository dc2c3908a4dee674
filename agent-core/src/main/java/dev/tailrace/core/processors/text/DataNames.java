package dev.tailrace.core.processors.text;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Field names that data brings, as numbers: a table from bytes to number, so that a name that was met before makes no string. Takes a
 * bounded number of names of bounded length, since numbers are never given back. Used by one worker.
 *
 * <p>Names that are the agent's own ({@code event.id}, which receivers tell repeats by, {@code log.offset}, {@code log.flags}, {@code
 * tags})
 * are not for data to set: they become {@code data.event.id} and so on.
 */
public final class DataNames {
    /** Bytes of a name: names are kept for good, and lines may be of a mebibyte. */
    public static final int LONGEST = 1024;

    private final Fields fields;
    private final int most;
    private byte[][] names = new byte[64][];
    private int[] numbers = new int[64];
    private int count;

    /** @param most how many names it takes */
    public DataNames(Fields fields, int most) {
        this.fields = fields;
        this.most = most;
    }

    /** The number of a name; {@link Fields#UNKNOWN} if it is new and there are too many, if it is too long, or if it cannot be a field's. */
    public int number(Bytes name) {
        return number(name.array(), 0, name.length());
    }

    /** The same for a name that stands somewhere. */
    public int number(byte[] array, int start, int length) {
        int mask = names.length - 1;
        int slot = (int) Hash64.of(array, start, length) & mask;
        while (names[slot] != null) {
            if (Arrays.equals(names[slot], 0, names[slot].length, array, start, start + length)) {
                return numbers[slot];
            }
            slot = slot + 1 & mask;
        }
        if (count == most || length == 0 || length > LONGEST) {
            return Fields.UNKNOWN;
        }
        String name = new String(array, start, length, StandardCharsets.UTF_8);
        int number = fields.intern(name);
        if (isOwn(number)) {
            number = fields.intern("data." + name);
        }
        if (number != Fields.UNKNOWN) {
            put(Arrays.copyOfRange(array, start, start + length), number);
        }
        return number;
    }

    private static boolean isOwn(int number) {
        return number == Fields.TAGS || number == Fields.LOG_OFFSET || number == Fields.EVENT_ID || number == Fields.LOG_FLAGS;
    }

    private void put(byte[] name, int number) {
        if (2 * ++count > names.length) {
            byte[][] oldNames = names;
            int[] oldNumbers = numbers;
            names = new byte[oldNames.length * 2][];
            numbers = new int[names.length];
            for (int i = 0; i < oldNames.length; i++) {
                if (oldNames[i] != null) {
                    place(oldNames[i], oldNumbers[i]);
                }
            }
        }
        place(name, number);
    }

    private void place(byte[] name, int number) {
        int mask = names.length - 1;
        int slot = (int) Hash64.of(name, 0, name.length) & mask;
        while (names[slot] != null) {
            slot = slot + 1 & mask;
        }
        names[slot] = name;
        numbers[slot] = number;
    }
}
