package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code pages of Windows' Chinese, Japanese and Korean users, in whatever Java runtime. */
class CodePageTest {
    @ParameterizedTest
    @CsvSource({
        "gbk, d6d0cec4, 中文",
        "gb18030, d6d0cec4, 中文",
        "big5, a4a4a4e5, 中文",
        "shift_jis, 93fa967b, 日本",
        "euc-kr, c7d1b1b9, 한국",
        "windows-1252, e4f6fc, äöü"
    })
    void textIsDecoded(String encoding, String bytes, String text) {
        assertThat(Encoding.named(encoding)).get().satisfies(found ->
                assertThat(new String(HexFormat.of().parseHex(bytes), found.charset())).isEqualTo(text));
    }
}
