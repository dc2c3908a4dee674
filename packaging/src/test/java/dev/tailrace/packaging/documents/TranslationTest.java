package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Chinese quick start beside the English one: the words are of another language, what is typed is the same. */
class TranslationTest {
    private static final Pattern TYPED = Pattern.compile("(?m)^    \\S.*$|(?ms)^```yaml\n.*?^```$");
    private static final Pattern REMARK = Pattern.compile(" +# .*");
    private static final String LAST = "从 Filebeat 迁移";

    @Test
    void commandsAndConfigurationsAreThoseOfTheEnglishOne() {
        String english = Page.of("README.md").text();
        String chinese = Page.of("README.zh.md").text();

        List<String> said = typed(chinese.substring(0, chinese.indexOf(LAST)));
        assertThat(said).hasSizeGreaterThan(8);
        assertThat(typed(english.substring(0, english.indexOf("From Filebeat:")))).isEqualTo(said);
    }

    @Test
    void eachLeadsToTheOther() {
        assertThat(Page.of("README.md").links()).contains("README.zh.md");
        assertThat(Page.of("README.zh.md").links()).contains("README.md");
    }

    private static List<String> typed(String text) {
        return TYPED.matcher(text).results().map(found -> REMARK.matcher(found.group()).replaceAll("")).toList();
    }
}
