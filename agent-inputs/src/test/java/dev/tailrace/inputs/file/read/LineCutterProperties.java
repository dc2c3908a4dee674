package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Finding line ends a word at a time finds what looking at each byte finds, wherever in a word they stand. */
class LineCutterProperties {
    private record Line(int start, int end, int next) {}

    @Property(tries = 2000, seed = "1")
    void wordsFindTheLineEndsThatBytesFind(@ForAll long seed, @ForAll Terminator terminator) {
        Random random = new Random(seed);
        byte[] bytes = bytes(random, random.nextInt(80));
        int from = Math.min(bytes.length, random.nextInt(9));
        List<Line> lines = new ArrayList<>();

        int end = cutter(terminator, 1 << 20).cut(bytes, from, bytes.length, false, (start, stop, next, ascii, truncated) -> {
            assertThat(truncated).isFalse();
            assertThat(!ascii || isAscii(bytes, start, stop)).as("ascii only if it is").isTrue();
            return lines.add(new Line(start, stop, next));
        });

        assertThat(lines).isEqualTo(naive(bytes, from, terminator));
        assertThat(end).isEqualTo(behindZeros(bytes, lines.isEmpty() ? from : lines.getLast().next(), bytes.length, terminator));
    }

    @Property(tries = 500, seed = "1")
    void aLineNotTakenIsWhereTheCutterStops(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = bytes(random, random.nextInt(80));
        List<Line> all = naive(bytes, 0, Terminator.AUTO);
        int refused = all.isEmpty() ? 0 : random.nextInt(all.size());
        List<Line> taken = new ArrayList<>();

        int end = cutter(Terminator.AUTO, 1 << 20)
                .cut(bytes, 0, bytes.length, false, (start, stop, next, ascii, truncated) ->
                        taken.size() < refused && taken.add(new Line(start, stop, next)));

        assertThat(taken).isEqualTo(all.subList(0, refused));
        int stopped = refused == 0 ? 0 : all.get(refused - 1).next();
        assertThat(end).isEqualTo(all.isEmpty() ? behindZeros(bytes, 0, bytes.length, Terminator.AUTO) : stopped);
    }

    @Example
    void aLineThatCanOnlyBecomeTooLongIsGivenAndItsRestSkipped() {
        List<Line> lines = new ArrayList<>();
        LineCutter cutter = cutter(Terminator.AUTO, 4);
        LineCutter.Lines into = (start, stop, next, ascii, truncated) -> truncated && lines.add(new Line(start, stop, next));

        assertThat(cutter.cut("abcde".getBytes(), 0, 5, false, into)).as("it may end with CR LF yet").isZero();
        assertThat(cutter.isSkipping()).isFalse();
        assertThat(cutter.cut("abcdefgh".getBytes(), 0, 8, false, into)).isEqualTo(8);
        assertThat(cutter.isSkipping()).isTrue();
        assertThat(lines).containsExactly(new Line(0, 4, 8));
    }

    @Example
    void theRestOfASkippedLineEndsWithItsLineEnd() {
        List<Line> lines = new ArrayList<>();
        LineCutter cutter = cutter(Terminator.AUTO, 4);
        LineCutter.Lines into = (start, stop, next, ascii, truncated) -> lines.add(new Line(start, stop, next));

        assertThat(cutter.cut("more".getBytes(), 0, 4, true, into)).isEqualTo(4);
        assertThat(cutter.isSkipping()).isTrue();
        assertThat(cutter.cut("rest\nab\n".getBytes(), 0, 8, true, into)).isEqualTo(8);
        assertThat(cutter.isSkipping()).isFalse();
        assertThat(lines).containsExactly(new Line(5, 7, 8));
    }

    @Example
    void inUtf16ALineFeedByteWithinACharacterEndsNoLine() {
        byte[] bytes = {0x0A, 0x4E, 0x00, 0x0A, 'a', 0, '\r', 0, '\n', 0, 'b'};
        List<Line> lines = new ArrayList<>();

        int end = new LineCutter(Terminator.AUTO, 2, false, 64)
                .cut(bytes, 0, bytes.length, false, (start, stop, next, ascii, truncated) -> lines.add(new Line(start, stop, next)));

        assertThat(lines).containsExactly(new Line(0, 6, 10));
        assertThat(end).isEqualTo(10);
    }

    private static LineCutter cutter(Terminator terminator, int maxLine) {
        return new LineCutter(terminator, 1, false, maxLine);
    }

    /** Bytes of which many are line ends, or differ from one by a bit. */
    private static byte[] bytes(Random random, int length) {
        byte[] near = {'\n', '\n', '\r', 0, 1, 0x0B, 0x08, (byte) 0x8A, (byte) 0x8D, (byte) 0x80, 'a', 'b', 'c', 'd', (byte) 0xFF, 0x7F};
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = near[random.nextInt(near.length)];
        }
        return bytes;
    }

    private static List<Line> naive(byte[] bytes, int from, Terminator terminator) {
        List<Line> lines = new ArrayList<>();
        int start = from;
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == terminator.end) {
                start = behindZeros(bytes, start, at, terminator);
                boolean stripped = terminator == Terminator.AUTO && at > start && bytes[at - 1] == '\r';
                lines.add(new Line(start, stripped ? at - 1 : at, at + 1));
                start = at + 1;
            }
        }
        return lines;
    }

    private static int behindZeros(byte[] bytes, int from, int end, Terminator terminator) {
        int start = from;
        while (terminator != Terminator.NULL_TERMINATOR && start < end && bytes[start] == 0) {
            start++;
        }
        return start;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
