package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingChoiceTest {
    private static final EncodingChoice AUTO = new EncodingChoice.Auto(Encoding.named("GBK").orElseThrow());

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32", "utf-32le", "ISO-2022-JP", "IBM1047", "utf-7", "", "no such encoding", "klingon"})
    void anEncodingInWhichLinesCannotBeToldIsRefused(String name) {
        assertThatThrownBy(() -> EncodingChoice.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown encoding '" + name + '\'');
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "gb18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "windows-1251", "ISO-8859-1", "koi8-r"})
    void encodingsThatKeepLineEndsAreTaken(String name) {
        assertThat(EncodingChoice.parse(name)).isEqualTo(new EncodingChoice.Fixed(new Encoding(Charset.forName(name), 1)));
    }

    @Test
    void aMarkTellsMoreThanTheSetting() {
        assertThat(EncodingChoice.parse("gbk").ofHead(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}, 4)).isEqualTo(Encoding.UTF_16LE);
        assertThat(EncodingChoice.parse("gbk").ofHead(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a'}, 4)).isEqualTo(Encoding.UTF_16BE);
        assertThat(EncodingChoice.parse("gbk").ofHead(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 3)).isEqualTo(Encoding.UTF_8);
    }

    @Test
    void withoutAMarkTheFirstBytesAreLookedAt() {
        assertThat(guess("a line, in English", StandardCharsets.UTF_16LE)).isEqualTo(Encoding.UTF_16LE);
        assertThat(guess("a line, in English", StandardCharsets.UTF_16BE)).isEqualTo(Encoding.UTF_16BE);
        assertThat(guess("eine Zeile über Ärger\n", StandardCharsets.UTF_8)).isEqualTo(Encoding.UTF_8);
        assertThat(guess("一行中文日志 in a file\n", Charset.forName("GBK")).charset()).isEqualTo(Charset.forName("GBK"));
    }

    @Test
    void aLineThatIsNotWholeYetTellsNothing() {
        byte[] head = "plain text\n中文\n".getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < head.length; length++) {
            assertThat(AUTO.ofHead(head, length)).isEqualTo(Encoding.UNSETTLED);
        }
        assertThat(AUTO.ofHead(head, head.length)).isEqualTo(Encoding.UTF_8);
        assertThat(AUTO.settled(head, 0, head.length - 1, true)).contains(Encoding.UTF_8);
        assertThat(AUTO.settled(head, 0, head.length - 2, true)).as("cut within a character, for good").contains(Encoding.named("GBK").orElseThrow());
    }

    private static Encoding guess(String text, Charset written) {
        byte[] head = text.getBytes(written);
        return AUTO.ofHead(head, head.length);
    }
}
