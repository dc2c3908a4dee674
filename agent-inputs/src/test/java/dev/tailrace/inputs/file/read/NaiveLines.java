package dev.tailrace.inputs.file.read;

import dev.tailrace.core.batch.Batch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a content should give, worked out from the whole of it, byte by byte and with Java's decoders. */
final class NaiveLines {
    private final byte[] content;
    private final Encoding encoding;
    private final LineRules rules;
    private final int most;

    NaiveLines(byte[] content, Encoding encoding, LineRules rules) {
        this.content = content;
        this.encoding = encoding;
        this.rules = rules;
        this.most = rules.maxLine() / encoding.unit() * encoding.unit();
    }

    /** The events of a file that ends for good, filters apart. */
    List<ReadLine> events() {
        return rules.multiline() == null ? lines() : joined(lines(), rules.multiline());
    }

    private List<ReadLine> lines() {
        List<ReadLine> lines = new ArrayList<>();
        int unit = encoding.unit();
        int start = Encoding.marked(content, content.length).map(Encoding.Marked::length).orElse(0);
        for (int at = start; at + unit <= content.length; at += unit) {
            if (character(at) == (rules.terminator().end & 0xFF)) {
                start = behindZeros(start, at);
                boolean stripped = rules.terminator() == Terminator.AUTO && at > start && character(at - unit) == '\r';
                lines.add(line(start, stripped ? at - unit : at, 0));
                start = at + unit;
            }
        }
        start = behindZeros(start, content.length);
        if (content.length - start >= most + 4) {
            lines.add(line(start, content.length, 0));
        } else if (content.length > start) {
            lines.add(line(start, content.length, Batch.PARTIAL));
        }
        return lines;
    }

    private int behindZeros(int from, int end) {
        int start = from;
        while (rules.terminator() != Terminator.NULL_TERMINATOR && start + encoding.unit() <= end && character(start) == 0) {
            start += encoding.unit();
        }
        return start;
    }

    private int character(int at) {
        int first = content[at] & 0xFF;
        if (encoding.unit() == 1) {
            return first;
        }
        int second = content[at + 1] & 0xFF;
        return encoding.charset() == StandardCharsets.UTF_16BE ? first << 8 | second : second << 8 | first;
    }

    private ReadLine line(int start, int end, int flags) {
        if (end - start > most) {
            return cut(start, Math.min(content.length, end + encoding.unit()), flags | Batch.TRUNCATED);
        }
        byte[] bytes = standard(Arrays.copyOfRange(content, start, end));
        String text = decoded(bytes, encoding.charset(), CodingErrorAction.REPLACE);
        boolean invalid = decoded(bytes, encoding.charset(), CodingErrorAction.REPORT) == null;
        return new ReadLine(text, start, flags | (invalid ? Batch.INVALID_BYTES : 0));
    }

    /** Character by character up to the limit; one that stands across it is left out. */
    private ReadLine cut(int start, int next, int flags) {
        byte[] bytes = standard(Arrays.copyOfRange(content, start, Math.min(next, start + most + 4)));
        StringBuilder text = new StringBuilder();
        boolean invalid = false;
        int at = 0;
        while (at < most) {
            String character = null;
            int length = 0;
            while (character == null && ++length <= Math.min(4, bytes.length - at)) {
                character = decoded(Arrays.copyOfRange(bytes, at, at + length), encoding.charset(), CodingErrorAction.REPORT);
            }
            if (character == null) {
                invalid = true;
                length = wrong(Arrays.copyOfRange(bytes, at, bytes.length));
                text.append('\uFFFD');
            } else if (at + length <= most) {
                text.append(character);
            }
            at += length;
        }
        return new ReadLine(text.toString(), start, flags | (invalid ? Batch.INVALID_BYTES : 0));
    }

    /** How many bytes Java's decoder finds wrong at the start. */
    private int wrong(byte[] bytes) {
        CharsetDecoder decoder = encoding.charset().newDecoder();
        return decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(16), true).length();
    }

    private byte[] standard(byte[] bytes) {
        return encoding.isUtf8() ? standardSurrogates(bytes) : bytes;
    }

    /** Makes Java's decoder see three bad bytes in a surrogate written as three bytes, as the standard does. */
    private static byte[] standardSurrogates(byte[] bytes) {
        byte[] known = bytes.clone();
        for (int i = 0; i + 1 < known.length; i++) {
            if (known[i] == (byte) 0xED && (known[i + 1] & 0xE0) == 0xA0) {
                known[i] = (byte) 0xFF;
            }
        }
        return known;
    }

    /** The text, or null if something was to be reported. */
    private static String decoded(byte[] bytes, Charset charset, CodingErrorAction action) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        CharBuffer chars = CharBuffer.allocate(2 * bytes.length + 16);
        if (decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError()) {
            return null;
        }
        decoder.flush(chars);
        return chars.flip().toString();
    }

    private List<ReadLine> joined(List<ReadLine> lines, Multiline multiline) {
        List<ReadLine> events = new ArrayList<>();
        List<ReadLine> open = new ArrayList<>();
        for (ReadLine line : lines) {
            boolean meant = multiline.pattern().matcher(line.text()).find() != multiline.negate();
            boolean after = multiline.match() == Multiline.Match.AFTER;
            if (!open.isEmpty() && (after && !meant || isFull(open, line, multiline))) {
                flush(open, events);
            }
            open.add(line);
            if (!after && !meant || (line.flags() & Batch.TRUNCATED) != 0) {
                flush(open, events);
            }
        }
        if (!open.isEmpty()) {
            flush(open, events);
        }
        return events;
    }

    private boolean isFull(List<ReadLine> open, ReadLine more, Multiline multiline) {
        return open.size() >= multiline.maxLines() || bytes(open) + 1 + bytes(List.of(more)) > rules.maxLine();
    }

    private static int bytes(List<ReadLine> lines) {
        return lines.stream().mapToInt(line -> line.text().getBytes(StandardCharsets.UTF_8).length).sum() + lines.size() - 1;
    }

    private static void flush(List<ReadLine> open, List<ReadLine> events) {
        int flags = open.stream().mapToInt(ReadLine::flags).reduce(0, (a, b) -> a | b) | (open.size() > 1 ? Batch.MULTILINE : 0);
        String text = String.join("\n", open.stream().map(ReadLine::text).toList());
        events.add(new ReadLine(text, open.getFirst().offset(), flags));
        open.clear();
    }
}
