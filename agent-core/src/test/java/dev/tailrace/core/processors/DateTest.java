package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTest {
    private static OneEvent date(String formats, String text) {
        return new OneEvent("x").set("ts", text).run("- date: {field: ts, formats: [" + formats + "], timezone: Asia/Shanghai}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UNIX                     | 1743834191.123             | 2025-04-05T06:23:11.123Z",
        "UNIX                     | 1743834191                 | 2025-04-05T06:23:11.000Z",
        "UNIX                     | 1743834191.123456789999    | 2025-04-05T06:23:11.123456789Z",
        "UNIX                     | -1.5                       | 1969-12-31T23:59:58.500Z",
        "UNIX_MS                  | 1743834191123              | 2025-04-05T06:23:11.123Z",
        "UNIX_MS                  | 1743834191123.5            | 2025-04-05T06:23:11.123500000Z",
        "ISO8601                  | 2025-04-05T06:23:11Z       | 2025-04-05T06:23:11.000Z",
        "ISO8601                  | 2025-04-05T14:23:11+08:00  | 2025-04-05T06:23:11.000Z",
        "ISO8601                  | 2025-04-05 14:23:11.5 +0800| 2025-04-05T06:23:11.500Z",
        "ISO8601                  | '2025-04-05 14:23:11,5'    | 2025-04-05T06:23:11.500Z",
        "ISO8601                  | 2025-04-05T14:23           | 2025-04-05T06:23:00.000Z",
        "ISO8601                  | 2025-04-05                 | 2025-04-04T16:00:00.000Z",
        "'dd/MMM/yyyy:HH:mm:ss Z' | 05/Apr/2025:01:23:11 -0500 | 2025-04-05T06:23:11.000Z",
        "'yyyy/MM/dd HH:mm:ss'    | 2025/04/05 14:23:11        | 2025-04-05T06:23:11.000Z",
        "'MMM d HH:mm:ss'         | Nov 9 12:00:00             | 2026-11-09T04:00:00.000Z",
        "'MMM d HH:mm:ss'         | Nov 22 12:00:00            | 2026-11-22T04:00:00.000Z",
        "'MMM d HH:mm:ss'         | Dec 31 23:59:59            | 2025-12-31T15:59:59.000Z",
        "'MMM d HH:mm:ss'         | Feb 29 12:00:00            | 2024-02-29T04:00:00.000Z",
        "'EEEE d MMMM yyyy h:mm a' | 'Saturday 5 April 2025 2:23 PM' | 2025-04-05T06:23:00.000Z",
        "'yyyy-MM-dd HH:mm:ss VV' | 2025-04-05 08:23:11 Europe/Berlin | 2025-04-05T06:23:11.000Z",
        "UNIX, ISO8601            | 2025-04-05T06:23:11Z       | 2025-04-05T06:23:11.000Z",
    })
    void readsTheTime(String formats, String text, String expected) {
        OneEvent event = date(formats, text);

        assertThat(event.get("@timestamp")).isEqualTo(expected);
        assertThat(event.tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UNIX                     | 12.",
        "UNIX                     | abc",
        "UNIX                     | 99999999999999999999",
        "UNIX                     | 9999999999",
        "UNIX                     | '-'",
        "UNIX_MS                  | ''",
        "ISO8601                  | 2025-13-05T06:23:11Z",
        "ISO8601                  | 2025-02-29T06:23:11Z",
        "ISO8601                  | 2025-04-05T06:23:11+19:00",
        "ISO8601                  | 2025-04-05T",
        "ISO8601                  | 2025-04-05T06:23:11.Z",
        "'dd/MMM/yyyy:HH:mm:ss Z' | 05/Avr/2025:01:23:11 -0500",
        "'dd/MMM/yyyy:HH:mm:ss Z' | 05/Apr/2025:01:23:11",
        "'dd/MMM/yyyy:HH:mm:ss Z' | 05/Apr/1492:01:23:11 +0000",
    })
    void aTextOfNoFormatLeavesTheEventAndTagsIt(String formats, String text) {
        OneEvent event = date(formats, text);

        assertThat(event.get("@timestamp")).isEqualTo("2026-11-21T04:19:00.000Z");
        assertThat(event.get("ts")).isEqualTo(text);
        assertThat(event.tags()).containsExactly("_date_failure");
    }

    @Test
    void numbersAndInstantsAreTimesToo() {
        OneEvent event = new OneEvent("x").set("n", 1743834191L).run("""
                - date: {field: n, formats: UNIX, target: event.start}
                - date: {field: event.start, formats: UNIX, target: event.end}
                """);

        assertThat(event.get("event.start")).isEqualTo("2025-04-05T06:23:11.000Z");
        assertThat(event.get("event.end")).isEqualTo("2025-04-05T06:23:11.000Z");
        assertThat(event.get("@timestamp")).isEqualTo("2026-11-21T04:19:00.000Z");
    }

    @Test
    void theEventsTimeIsTheOneThatWasRead() {
        OneEvent event = date("UNIX", "1743834191");

        assertThat(event.event().time()).isEqualTo(1_743_834_191_000_000_000L);
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- date: {field: a, formats: ['yyyy-bb']}")).singleElement().asString()
                .startsWith("test:1:29: 'yyyy-bb' is no format of java.time: ");
        assertThat(OneEvent.problems("- date: {field: a, formats: [UNIX], timezone: Asia/Shangai}")).singleElement().asString()
                .startsWith("test:1:47: unknown time zone 'Asia/Shangai'");
        assertThat(OneEvent.problems("- date: {formats: []}")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "YYYY-MM-dd HH:mm:ss | the format 'YYYY-MM-dd HH:mm:ss' cannot read the times that it describes; 'YYYY' counts years by weeks",
        "yyyy-MM-DD HH:mm:ss | 'DD' is the day of the year, 'dd' that of the month",
        "yyyy-MM-dd HH:MM:ss | 'MM' is the month and 'mm' the minute",
        "yyyy-mm-dd HH:mm:ss | 'MM' is the month and 'mm' the minute",
        "yyyy-MM-dd hh:mm:ss | 'hh' goes to twelve and needs 'a'",
        "HH:mm:ss | it needs a day and a month at least",
        "yyyy-MM-ddTHH:mm:ss | Unknown pattern letter: T; letters that stand for themselves are quoted: 'T'",
        "%Y-%m-%dT%H:%M:%S%z | what is %Y-%m-%d %H:%M:%S elsewhere is yyyy-MM-dd HH:mm:ss here",
        "ISO-8601 | did you mean 'ISO8601'?",
        "unix_ms | did you mean 'UNIX_MS'?"
    })
    void aFormatThatNeverReadsALineIsFoundBeforeAnyComes(String format, String message) {
        assertThat(OneEvent.problems("- date: {field: a, formats: [\"" + format + "\"]}")).singleElement().asString().startsWith("test:1:").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd hh:mm:ss a", "yyyyMMddHHmmssSSS", "YYYY-'W'ww-e", "yyyy-MM-dd", "MMM d HH:mm", "EEE, dd MMM yyyy HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm[:ss][.SSS][.SSSSSS]", "uuuu-DDD HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "dd.MM.yy HH:mm:ss VV"})
    void aFormatThatCanReadIsTaken(String format) {
        assertThat(OneEvent.problems("- date: {field: a, formats: [\"" + format + "\"]}")).isEmpty();
    }
}
