package dev.tailrace.core.processors.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTextTest {
    private final UrlText text = new UrlText();

    private String plain(String url) {
        byte[] bytes = url.getBytes(StandardCharsets.ISO_8859_1);
        text.read(bytes, 0, bytes.length);
        return new String(text.array(), 0, text.length(), StandardCharsets.ISO_8859_1);
    }

    private List<Sign> signs(String url) {
        plain(url);
        return Arrays.stream(Sign.values()).filter(text::has).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "/A?b=C|` /a?b=c `",
        "a+b%2Bc|` a b+c `",
        "%41%2542%252543%25252544|` abc%44 `",
        "100%|` 100% `",
        "%zz%4|` %zz%4 `",
        "a%20%09%0b%0cb|` a b `",
        "a/**/b/* x */c|` a b c `",
        "a/*!50000union*/b|` a union b `",
        "a/*b|` a/*b `",
        "/*/|` /*/ `",
        "%u0041%u00e9%u4e2d|` aé\u0080 `",
        "|`  `",
    })
    void hidingIsUndone(String url, String plain) {
        assertThat(plain(url == null ? "" : url)).isEqualTo(plain);
    }

    @Test
    void lineEndsStayLineEnds() {
        assertThat(plain("a%20%0d%0a%20b")).isEqualTo(" a\nb ");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/../b, ''",
        "/a/b/../../c, ''",
        "/./..a/...//b, ''",
        "/?x=/../.., ''",
        "/a/../../b, ABOVE_ROOT",
        "http://h/../b, ABOVE_ROOT",
        "http://h/a/../b, ''",
        "/..\\b, ABOVE_ROOT",
        "h:443, ''",
        "/a/%2e%2e/b, HIDDEN_DOTS",
        "/?x=.%2e, HIDDEN_DOTS",
        "/v1%2e2, ''",
        "/a/..%2fb, HIDDEN_SEPARATOR",
        "/?x=..%2fb, ''",
        "/a..%2fb, ''",
        "/?q=%u0027, DISGUISED_ASCII",
        "/a/b/..%c0%afc, DISGUISED_ASCII",
        "/?q=%c0%af, ''",
        "/a%00, NUL_BYTE",
        "/?a%00, ''",
        "/a%1f, CONTROL_CHARACTER",
        "/?a%1f, ''",
    })
    void formsThatGiveAwayAreNoted(String url, String sign) {
        assertThat(signs(url)).extracting(Sign::name).isEqualTo(sign.isEmpty() ? List.of() : List.of(sign));
    }
}
