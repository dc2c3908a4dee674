package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventFormat;

/**
 * Keeps a field's text within its part of a path, on any system: what separates or means something becomes {@code _}, and so do the dots
 * at its start and end.
 */
final class PathEscape implements EventFormat.FieldEscape {
    private static final int LONGEST = 100;

    @Override
    public void apply(Bytes bytes, int from) {
        byte[] array = bytes.array();
        bytes.shorten(from, LONGEST);
        int end = bytes.length();
        for (int i = from; i < end; i++) {
            if (array[i] >= 0 && array[i] <= ' ' || array[i] == 0x7F || "/\\:*?\"<>|".indexOf(array[i]) >= 0) {
                array[i] = '_';
            }
        }
        if (end > from) {
            dot(array, from);
            dot(array, end - 1);
        }
    }

    private static void dot(byte[] array, int at) {
        if (array[at] == '.') {
            array[at] = '_';
        }
    }
}
