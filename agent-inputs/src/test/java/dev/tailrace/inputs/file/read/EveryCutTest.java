package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every encoding that users are told of, and every place where one read may end and the next begin: the lines are those of the whole. The
 * content has each kind of line end, lines around the limit, cut characters, and bytes that mean nothing.
 */
class EveryCutTest {
    private static final int MAX_LINE = 64;

    /**
     * An encoding, text that it can write, and bytes that mean nothing in it.
     *
     * @param mark whether the content begins with a byte order mark
     */
    record Script(String encoding, String text, byte[] nonsense, boolean mark) {
        @Override
        public String toString() {
            return encoding + (mark ? " with mark" : "");
        }

        Encoding parsed() {
            return Encoding.named(encoding).orElseThrow();
        }

        byte[] content() {
            Charset charset = Charset.forName(encoding);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes((mark ? "\uFEFF" : "").getBytes(charset));
            content.writeBytes((text + "\r\n" + "\n" + "a" + text + "\n").getBytes(charset));
            content.writeBytes(nonsense);
            content.writeBytes(("b" + text.repeat(1 + 2 * MAX_LINE / text.length()) + "\r\n").getBytes(charset));
            content.writeBytes("c".repeat(MAX_LINE / parsed().unit() - 1).getBytes(charset));
            content.writeBytes(nonsense);
            content.writeBytes(("\n" + text + "\r" + text + "\nend " + text).getBytes(charset));
            return content.toByteArray();
        }
    }

    static Stream<Script> scripts() {
        byte[] lead = {(byte) 0x81};
        byte[] high = {0x00, (byte) 0xD8};
        byte[] highBig = {(byte) 0xD8, 0x00};
        return Stream.of(
                new Script("UTF-8", "é中😀", new byte[] {(byte) 0xF0, (byte) 0x9F}, false),
                new Script("UTF-8", "é中😀", new byte[] {(byte) 0xC0}, true),
                new Script("UTF-16LE", "é中😀\u0A0D\u0A00", high, false),
                new Script("UTF-16LE", "é中😀\u0A0D\u0A00", high, true),
                new Script("UTF-16BE", "é中😀\u0A0D\u0A00\u0D0A", highBig, false),
                new Script("UTF-16BE", "é中😀\u0A0D\u0A00", highBig, true),
                new Script("GBK", "日志文件，腾讯！丂", lead, false),
                new Script("GB18030", "日志文件ꌊ😀é", lead, false),
                new Script("Big5", "日誌檔案，功能許蓋", lead, false),
                new Script("Shift_JIS", "表示ソフト能ログ", lead, false),
                new Script("EUC-KR", "로그 파일 한글", lead, false),
                new Script("EUC-JP", "表示ログ", lead, false),
                new Script("ISO-8859-1", "Größe é ÿ", new byte[] {}, false),
                new Script("windows-1252", "Größe € ‰ ÿ", lead, false),
                new Script("windows-1251", "журнал событий", new byte[] {(byte) 0x98}, false));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void linesAreTheSameWhereverTwoReadsMeet(Script script) {
        agree(script, new LineRules(Terminator.AUTO, MAX_LINE, List.of(), List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void linesThatEndWithACarriageReturnAreTheSameWhereverTwoReadsMeet(Script script) {
        agree(script, new LineRules(Terminator.CARRIAGE_RETURN, MAX_LINE, List.of(), List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void joinedEventsAreTheSameWhereverTwoReadsMeet(Script script) {
        Multiline multiline = new Multiline(Pattern.compile("^[a-z]"), true, Multiline.Match.AFTER, 10, 0);
        agree(script, new LineRules(Terminator.AUTO, MAX_LINE, List.of(), List.of(), multiline));
    }

    /** Three reads, of which the first ends at every place, and the second at some behind it that are others each time. */
    private static void agree(Script script, LineRules rules) {
        byte[] content = script.content();
        Encoding encoding = script.parsed();
        int mark = Encoding.marked(content, content.length).map(Encoding.Marked::length).orElse(0);
        List<ReadLine> expected = new NaiveLines(content, encoding, rules).events();
        assertThat(expected).hasSizeGreaterThan(2);
        for (int first = mark; first <= content.length; first++) {
            for (int second = first; second <= content.length; second += 1 + (7 * first + second) % 37) {
                PiecewiseReading reading = new PiecewiseReading(content, encoding, rules).from(mark);
                reading.take(first - mark, Intake.Ending.OPEN);
                reading.take(second - reading.offset(), Intake.Ending.OPEN);
                reading.take(content.length - reading.offset(), Intake.Ending.FINAL);
                assertThat(reading.isFull()).isFalse();
                if (!reading.lines().equals(expected)) {
                    assertThat(reading.lines()).as("cut at %d and %d of %d", first, second, content.length).isEqualTo(expected);
                }
            }
        }
    }
}
