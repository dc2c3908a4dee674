package dev.tailrace.core.movein.filebeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "^[[:space:]]+(at|\\.{3})\\b ~ \"\tat x\" ~ true",
        "^[[:^space:]]+$ ~ abc ~ true",
        "^[^[:alpha:]_]+$ ~ a ~ false",
        "^[[]x ~ [x ~ true",
        "^[]x]+$ ~ ]x] ~ true",
        "^[a&&b]+$ ~ a&b ~ true",
        "(?P<level>WARN|ERROR) ~ an ERROR ~ true",
        "(?i)error ~ ERRor ~ true",
        "\\[[0-9]{4} ~ [2025 ~ true",
        "^\\[? ~ x ~ true"
    })
    void meansToJavaWhatItMeansToGo(String go, String text, boolean found) {
        assertThat(GoPattern.inJava(go)).hasValueSatisfying(java -> assertThat(Pattern.compile(java).matcher(text).find()).as(java).isEqualTo(found));
    }

    @Test
    void whatJavaDoesNotKnowHasNoCounterpart() {
        assertThat(GoPattern.inJava("[[:word:]]")).isEmpty();
        assertThat(GoPattern.inJava("(")).isEmpty();
    }
}
