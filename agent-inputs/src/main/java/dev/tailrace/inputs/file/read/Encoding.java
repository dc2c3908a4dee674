package dev.tailrace.inputs.file.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a file's bytes mean text.
 *
 * @param charset of the text
 * @param unit bytes of a character that can end a line. In GBK, GB18030, Big5, Shift_JIS and EUC the bytes of line ends are never part of
 *     another character, so that lines can be cut before they are decoded
 */
public record Encoding(Charset charset, int unit) {
    public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, 1);
    public static final Encoding UTF_16LE = new Encoding(StandardCharsets.UTF_16LE, 2);
    public static final Encoding UTF_16BE = new Encoding(StandardCharsets.UTF_16BE, 2);

    /** What only ASCII was seen of so far: UTF-8 or a code page, which the first other byte will tell. Taken for UTF-8 until then. */
    public static final Encoding UNSETTLED = new Encoding(StandardCharsets.US_ASCII, 1);

    /** Windows' own tables, which have all characters of these, for a Java runtime on Windows that has only those. */
    private static final Map<String, Charset> CODE_PAGES = Stream.of(Map.entry("big5", "x-windows-950"), Map.entry("euc-kr", "x-windows-949"))
            .filter(entry -> Charset.isSupported(entry.getValue()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Charset.forName(entry.getValue())));

    /** The longest byte order mark. */
    public static final int MOST_BOM = 3;

    /** True if a line's bytes can stay where they were read. */
    public boolean isUtf8() {
        return charset == StandardCharsets.UTF_8 || isUnsettled();
    }

    /** True if it is {@link #UNSETTLED}, which alone has this charset. */
    public boolean isUnsettled() {
        return charset == StandardCharsets.US_ASCII;
    }

    /** What was remembered by its charset's name. */
    public static Optional<Encoding> remembered(String name) {
        return name.equals(UNSETTLED.charset().name()) ? Optional.of(UNSETTLED) : named(name);
    }

    boolean isBigEndian() {
        return charset == StandardCharsets.UTF_16BE;
    }

    /** The encoding of this name, if it can be tailed: line ends must be told without decoding. */
    public static Optional<Encoding> named(String name) {
        Charset charset = Charset.forName(name, CODE_PAGES.get(name.toLowerCase(Locale.ROOT)));
        if (charset == null) {
            return Optional.empty();
        }
        if (charset == StandardCharsets.UTF_8 || charset == StandardCharsets.US_ASCII) {
            return Optional.of(UTF_8);
        }
        if (charset == StandardCharsets.UTF_16LE || charset == StandardCharsets.UTF_16BE) {
            return Optional.of(new Encoding(charset, 2));
        }
        return keepsLineEnds(charset) ? Optional.of(new Encoding(charset, 1)) : Optional.empty();
    }

    /** Rules out EBCDIC, UTF-32, UTF-16 of unknown order and shift sequences. */
    private static boolean keepsLineEnds(Charset charset) {
        return !charset.name().startsWith("UTF-")
                && !charset.name().startsWith("ISO-2022")
                && !charset.name().startsWith("x-ISO-2022")
                && new String(new byte[] {'a', '\n', '\r'}, charset).equals("a\n\r");
    }

    /** The encoding that a byte order mark tells, and the mark's length. */
    public record Marked(Encoding encoding, int length) {}

    /** The byte order mark at the start of these bytes, if there is one. */
    public static Optional<Marked> marked(byte[] head, int length) {
        if (length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return Optional.of(new Marked(UTF_8, 3));
        }
        if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return Optional.of(new Marked(UTF_16LE, 2));
        }
        if (length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return Optional.of(new Marked(UTF_16BE, 2));
        }
        return Optional.empty();
    }
}
