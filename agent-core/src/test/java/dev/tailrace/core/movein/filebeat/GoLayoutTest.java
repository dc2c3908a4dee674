package dev.tailrace.core.movein.filebeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoLayoutTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "2006-01-02T15:04:05Z | 2019-06-22T16:33:51Z",
        "2006-01-02T15:04:05.000Z07:00 | 2019-11-18T04:59:51.123+08:00",
        "2006-01-02 15:04:05.999 | 2020-08-03 07:10:20.123",
        "2006-01-02 15:04:05.999 | 2020-08-03 07:10:20",
        "02/Jan/2006:15:04:05 -0700 | 05/Apr/2025:14:23:11 +0800",
        "Mon Jan _2 15:04:05 2006 | Mon Apr  7 14:23:11 2025",
        "Monday, 02-Jan-06 15:04:05 MST | Monday, 07-Apr-25 14:23:11 UTC",
        "1/2/2006 3:04:05 PM | 4/7/2025 2:23:11 PM",
        "Jan 2, 2006 at 3:04pm (MST) | ",
        "o'clock 15 | o'clock 14"
    })
    void readsWhatGoWouldRead(String layout, String time) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(GoLayout.inJava(layout), Locale.ENGLISH);
        if (time != null) {
            assertThatCode(() -> format.parse(time)).as(GoLayout.inJava(layout)).doesNotThrowAnyException();
        }
    }

    @Test
    void secondsSince1970AreNoLayout() {
        assertThat(GoLayout.inJava("UNIX")).isEqualTo("UNIX");
        assertThat(GoLayout.inJava("UNIX_MS")).isEqualTo("UNIX_MS");
    }
}
