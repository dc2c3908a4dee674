package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encodings from the setting to the line: whatever is written when, each line comes once, as UTF-8, with its offset in bytes of the file. */
class EncodingTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private SimFiles files = disk();
    private TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    private SimFiles disk() {
        SimFiles disk = new SimFiles(SimFiles.System.POSIX, clock);
        disk.directory("/logs");
        return disk;
    }

    @AfterEach
    void close() {
        tail.close();
    }

    /** The setting, what the file is written in, whether it begins with a mark, and text. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            utf-8,        UTF-8,        false, 日志 é 😀
            utf-8,        UTF-8,        true,  日志 é 😀
            gbk,          UTF-8,        true,  a mark wins é
            utf-16le,     UTF-16LE,     false, 日志 一 é 😀
            utf-16le,     UTF-16LE,     true,  日志 一 é 😀
            utf-16be,     UTF-16BE,     false, 日志 一 é 😀
            utf-16be,     UTF-16BE,     true,  日志 一 é 😀
            utf-16,       UTF-16LE,     true,  日志 一
            utf-16,       UTF-16BE,     true,  日志 一
            gbk,          UTF-16LE,     true,  日志 数据库 一
            gbk,          GBK,          false, 日志文件 丂
            gb18030,      GB18030,      false, 日志文件 ꌊ 😀
            big5,         Big5,         false, 日誌檔案 功能
            shift_jis,    Shift_JIS,    false, 表示ソフト 能
            euc-kr,       EUC-KR,       false, 로그 파일
            iso-8859-1,   ISO-8859-1,   false, Größe ÿ
            windows-1252, windows-1252, false, Größe € ÿ
            windows-1251, windows-1251, false, журнал событий
            auto,         UTF-8,        false, 日志 é
            auto,         UTF-16LE,     false, 日志 in a line of English with 一
            auto,         UTF-16BE,     false, 日志 in a line of English with 一
            auto,         UTF-16LE,     true,  日志
            """)
    void fileThatGrowsAtAnyByteGivesItsLines(String setting, String charset, boolean mark, String text) {
        Charset written = Charset.forName(charset);
        byte[] content = ((mark ? "\uFEFF" : "") + text + "\r\n" + text + " again\n\nlast " + text + '\n').getBytes(written);
        int surelyAuto = setting.equals("auto") ? (text + "\r\n").getBytes(written).length : 0;
        for (int cut = surelyAuto; cut <= content.length; cut++) {
            files = disk();
            tail = new TurnedTail(files, "/logs/*.log", clock);
            tail.start("encoding: " + setting);
            SimFiles.Writer writer = files.writer("/logs/a.log");
            writer.append(Arrays.copyOf(content, cut));
            tail.turn();
            writer.append(Arrays.copyOfRange(content, cut, content.length));
            tail.pass(cut <= 3 ? SCAN : Duration.ofSeconds(2));

            assertThat(tail.out.lines).as("written in two parts, cut at %d", cut).containsExactly(text, text + " again", "", "last " + text);
            for (TakenLines.Line line : tail.out.all) {
                String there = new String(content, (int) line.offset(), content.length - (int) line.offset(), written);
                assertThat(there).as("at offset %d", line.offset()).startsWith(line.text());
                assertThat(line.flags()).isZero();
            }
        }
    }

    @Test
    void lineEndsMayBeLineFeedsCarriageReturnsOrBoth() {
        tail.start("line_terminator: carriage_return");
        write("a.log", "one\rtwo\rthree\nstill three\r".getBytes(StandardCharsets.US_ASCII));
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "two", "three\nstill three");

        tail.start("paths: ['/logs/b']");
        write("b", "four\r\nfive\nsix\rstill six\r\n".getBytes(StandardCharsets.US_ASCII));
        tail.turn();
        assertThat(tail.out.lines).endsWith("four", "five", "six\rstill six");
    }

    @Test
    void bytesThatMeanNothingAreReplacedAndFlaggedAndHarmNoOtherLine() {
        tail.start("encoding: gbk");
        write("a.log", "好\n".getBytes(Charset.forName("GBK")));
        write("b.log", new byte[] {'a', (byte) 0xFF, 'b', '\n', 'c', '\n'});
        tail.turn();

        assertThat(tail.out.all).extracting(TakenLines.Line::text).containsExactlyInAnyOrder("好", "a\uFFFDb", "c");
        assertThat(tail.out.all).filteredOn(line -> line.flags() == Batch.INVALID_BYTES).extracting(TakenLines.Line::text).containsExactly("a\uFFFDb");
    }

    @Test
    void encodingOfAFileThatBeginsWithAsciiIsToldByItsFirstOtherLine() {
        for (String written : List.of("GBK", "UTF-8")) {
            byte[] content = "one\nmore of ASCII\n日志\n文件 again\nlast\n".getBytes(Charset.forName(written));
            for (int cut = 1; cut <= content.length; cut++) {
                onAChineseSystem();
                SimFiles.Writer writer = write("a.log", Arrays.copyOf(content, cut));
                tail.turn();
                tail.registry.acknowledge(tail.out.spans);
                writer.append(Arrays.copyOfRange(content, cut, content.length));
                onAChineseSystem(() -> tail.restart("encoding: auto"));
                tail.turn();

                assertThat(tail.out.lines)
                        .as("%s, with a restart at %d", written, cut)
                        .containsExactly("one", "more of ASCII", "日志", "文件 again", "last");
            }
        }
    }

    private void onAChineseSystem() {
        files = disk();
        tail = new TurnedTail(files, "/logs/*.log", clock);
        onAChineseSystem(() -> tail.start("encoding: auto"));
    }

    private static void onAChineseSystem(Runnable start) {
        String before = System.setProperty("native.encoding", "GBK");
        try {
            start.run();
        } finally {
            System.setProperty("native.encoding", before);
        }
    }

    @Test
    void encodingThatMakesNonsenseOfMostLinesIsTold() {
        tail.start("encoding: utf-8");
        write("a.log", "日志\n文件\n日志文件\n数据库\n".getBytes(Charset.forName("GBK")));
        write("b.log", "fine\nfine\nfine\nfine\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        tail.turn();

        assertThat(tail.notices())
                .containsExactly("most lines of /logs/a.log have bytes that mean nothing in UTF-8: is that its encoding?");
    }

    /** A writer that knows the file's encoding writes no mark when it goes on after the agent was restarted. */
    @Test
    void restartKeepsTheEncodingThatTheMarkTold() {
        tail.start("encoding: utf-8");
        SimFiles.Writer writer = write("a.log", "\uFEFFone 一\r\n".getBytes(StandardCharsets.UTF_16LE));
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        writer.append("two 二\r\n".getBytes(StandardCharsets.UTF_16LE));
        tail.restart("encoding: utf-8");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one 一", "two 二");
    }

    @Test
    void truncatedFileMayGoOnInAnotherEncoding() {
        tail.start("");
        write("a.log", "\uFEFFone 一\r\n".getBytes(StandardCharsets.UTF_16LE));
        tail.turn();
        files.truncate("/logs/a.log", 0);
        tail.pass(SCAN);
        write("a.log", "two 二\n".getBytes(StandardCharsets.UTF_8));
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one 一", "two 二");
    }

    @Test
    void lastLineInUtf16IsShippedOnceAndNotByHalves() {
        tail.start("encoding: utf-16le");
        byte[] last = "last 一".getBytes(StandardCharsets.UTF_16LE);
        SimFiles.Writer writer = write("a.log", "one\n".getBytes(StandardCharsets.UTF_16LE));
        writer.append(Arrays.copyOf(last, last.length - 1));
        tail.turn();
        writer.append(last[last.length - 1]);
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).isEqualTo(List.of("one", "last 一"));
    }

    private SimFiles.Writer write(String name, byte[] bytes) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(bytes);
        return writer;
    }
}
