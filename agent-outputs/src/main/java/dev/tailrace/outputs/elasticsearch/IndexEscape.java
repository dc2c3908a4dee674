package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes a field's text fit into the name of an index: lower case, without the characters that Elasticsearch forbids, not at the start one
 * of {@code - _ + .}, at most 100 bytes.
 */
final class IndexEscape implements EventFormat.FieldEscape {
    private static final String FORBIDDEN = "\\/*?\"<>| ,#:";
    private static final int LONGEST = 100;

    @Override
    public void apply(Bytes bytes, int from) {
        lowerCase(bytes, from);
        byte[] array = bytes.array();
        bytes.shorten(from, LONGEST);
        int end = bytes.length();
        for (int i = from; i < end; i++) {
            if (array[i] >= 0 && (array[i] < ' ' || FORBIDDEN.indexOf(array[i]) >= 0)) {
                array[i] = '_';
            }
        }
        if (from == 0 && end > 0 && "-_+.".indexOf(array[0]) >= 0) {
            array[0] = 'x';
        }
    }

    private static void lowerCase(Bytes bytes, int from) {
        byte[] array = bytes.array();
        boolean ascii = true;
        for (int i = from; i < bytes.length(); i++) {
            if (array[i] >= 'A' && array[i] <= 'Z') {
                array[i] |= 0x20;
            }
            ascii &= array[i] >= 0;
        }
        if (!ascii) {
            String text = new String(array, from, bytes.length() - from, StandardCharsets.UTF_8);
            bytes.length(from);
            bytes.write(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is wrong with the fixed part of an index format, or null. */
    static String complaint(String format) {
        String fixed = format.replaceAll("%\\{[^}]*}", "");
        if (!fixed.equals(fixed.toLowerCase(Locale.ROOT))) {
            return "an index name has no capital letters";
        }
        for (int i = 0; i < fixed.length(); i++) {
            if (FORBIDDEN.indexOf(fixed.charAt(i)) >= 0) {
                return "an index name cannot hold '" + fixed.charAt(i) + "'";
            }
        }
        boolean badStart = !format.isEmpty() && "-_+.".indexOf(format.charAt(0)) >= 0;
        return badStart ? "an index name cannot start with '" + format.charAt(0) + "'" : null;
    }
}
