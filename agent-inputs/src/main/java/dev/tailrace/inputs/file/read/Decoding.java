package dev.tailrace.inputs.file.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Turns lines of one encoding into UTF-8, with U+FFFD for what means nothing in it. */
final class Decoding {
    /** Bytes of UTF-8 that a byte of the source may become at most. */
    static final int MOST_GROWTH = 3;

    private final CharsetDecoder decoder;
    private final CharsetDecoder judge;
    private final CharBuffer judged = CharBuffer.allocate(2);
    private final CharBuffer chars = CharBuffer.allocate(4096);
    private boolean invalid;

    Decoding(Encoding encoding) {
        decoder = strict(encoding);
        judge = strict(encoding);
    }

    private static CharsetDecoder strict(Encoding encoding) {
        return encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Whether the last line had bytes that mean nothing. */
    boolean isInvalid() {
        return invalid;
    }

    /**
     * Decodes a line.
     *
     * @param limit end of what is known of the line: beyond {@code to} if it was cut, perhaps in the middle of a character, whose beginning
     *     is dropped then
     * @return the index past the last byte written
     */
    int decode(byte[] bytes, int from, int to, int limit, byte[] into, int start) {
        boolean cut = limit > to;
        invalid = false;
        decoder.reset();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        int out = start;
        while (true) {
            CoderResult result = decoder.decode(in, chars, !cut);
            out = write(into, out);
            int bad = result.isError() ? result.length() : 0;
            if (result.isUnderflow()) {
                bad = in.hasRemaining() ? illFormed(bytes, in.position(), limit) : 0;
                if (bad == 0) {
                    break;
                }
            }
            if (bad > 0) {
                in.position(Math.min(to, in.position() + bad));
                out = replacement(into, out);
            }
        }
        if (!cut) {
            decoder.flush(chars);
            out = write(into, out);
        }
        return out;
    }

    /** How many bytes at the start mean nothing, or 0 if they are a character. */
    private int illFormed(byte[] bytes, int from, int limit) {
        CoderResult result = judge.reset().decode(ByteBuffer.wrap(bytes, from, limit - from), judged.clear(), true);
        return result.isError() && judged.position() == 0 ? result.length() : 0;
    }

    private int replacement(byte[] into, int at) {
        invalid = true;
        into[at] = (byte) 0xEF;
        into[at + 1] = (byte) 0xBF;
        into[at + 2] = (byte) 0xBD;
        return at + 3;
    }

    /** Writes the characters at hand; half a surrogate pair at their end stays for the next time. */
    private int write(byte[] into, int start) {
        int out = start;
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c < 0x80) {
                into[out++] = (byte) c;
            } else if (c < 0x800) {
                into[out++] = (byte) (0xC0 | c >> 6);
                into[out++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)) {
                if (!chars.hasRemaining()) {
                    chars.position(chars.position() - 1);
                    break;
                }
                int point = Character.toCodePoint(c, chars.get());
                into[out++] = (byte) (0xF0 | point >> 18);
                into[out++] = (byte) (0x80 | point >> 12 & 0x3F);
                into[out++] = (byte) (0x80 | point >> 6 & 0x3F);
                into[out++] = (byte) (0x80 | point & 0x3F);
            } else {
                into[out++] = (byte) (0xE0 | c >> 12);
                into[out++] = (byte) (0x80 | c >> 6 & 0x3F);
                into[out++] = (byte) (0x80 | c & 0x3F);
            }
        }
        chars.compact();
        return out;
    }
}
