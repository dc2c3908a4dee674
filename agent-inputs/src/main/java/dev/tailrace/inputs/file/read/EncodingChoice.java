package dev.tailrace.inputs.file.read;

import dev.tailrace.core.batch.Utf8;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The setting {@code encoding}: what to take a file's bytes for when no byte order mark tells. */
public sealed interface EncodingChoice {
    /** This one. */
    record Fixed(Encoding encoding) implements EncodingChoice {}

    /**
     * Told from the first bytes: UTF-16 if many of every other one are zero, as blanks, digits and line ends have it, and few of the rest
     * (U+4E00 is a common character); UTF-8 if the first line that is not ASCII is valid as that, else the system's own.
     */
    record Auto(Encoding otherwise) implements EncodingChoice {}

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if there is no such encoding, or lines cannot be told in it
     */
    static EncodingChoice parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "auto" -> new Auto(systemEncoding());
            case "system" -> new Fixed(systemEncoding());
            case "utf-16" -> new Fixed(Encoding.UTF_16LE);
            default -> new Fixed(Encoding.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("unknown encoding '" + name + "', or one in which lines cannot be told")));
        };
    }

    private static Encoding systemEncoding() {
        String name = System.getProperty("native.encoding", "UTF-8");
        return Charset.isSupported(name) ? Encoding.named(name).orElse(Encoding.UTF_8) : Encoding.UTF_8;
    }

    /** The encoding of a file that starts with these bytes, which carry no byte order mark. */
    default Encoding of(byte[] head, int length) {
        return switch (this) {
            case Fixed(Encoding encoding) -> encoding;
            case Auto(Encoding otherwise) -> guess(head, length, otherwise);
        };
    }

    /** The encoding, a byte order mark considered. */
    default Encoding ofHead(byte[] head, int length) {
        Optional<Encoding.Marked> marked = Encoding.marked(head, length);
        return marked.isPresent() ? marked.get().encoding() : of(head, length);
    }

    private static Encoding guess(byte[] head, int length, Encoding otherwise) {
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            evenZeros += head[i] == 0 ? 1 : 0;
            oddZeros += head[i + 1] == 0 ? 1 : 0;
        }
        if (oddZeros > length / 8 && oddZeros > 4 * evenZeros) {
            return Encoding.UTF_16LE;
        }
        if (evenZeros > length / 8 && evenZeros > 4 * oddZeros) {
            return Encoding.UTF_16BE;
        }
        return otherwise.isUtf8() ? Encoding.UTF_8 : settled(head, 0, length, false, otherwise).orElse(Encoding.UNSETTLED);
    }

    /**
     * Tells what an unsettled encoding is from the first line that is not ASCII, if it is there.
     *
     * @param last whether nothing comes behind these bytes, so that a line needs no end
     */
    default Optional<Encoding> settled(byte[] bytes, int from, int to, boolean last) {
        return settled(bytes, from, to, last, otherwise());
    }

    private static Optional<Encoding> settled(byte[] bytes, int from, int to, boolean last, Encoding otherwise) {
        int start = firstBeyondAscii(bytes, from, to);
        int end = start;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        if (start == to || end == to && !last) {
            return Optional.empty();
        }
        return Optional.of(Utf8.validTo(bytes, start, end) == end ? Encoding.UTF_8 : otherwise);
    }

    /** What text is that is neither marked nor UTF-8. */
    private Encoding otherwise() {
        return switch (this) {
            case Fixed(Encoding encoding) -> encoding;
            case Auto(Encoding otherwise) -> otherwise;
        };
    }

    private static int firstBeyondAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
