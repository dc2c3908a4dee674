package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1,two,3            | 1    | two       | 3",
        "\"a,b\",\"c\"\"d\",x | a,b  | c\"d      | x",
        "\"\"\"q\"\"\",,z   | \"q\"|           | z",
        "1                  | 1    |           |",
        "1,2,3,4            | 1    | 2         | 3",
        "é,中,              | é    | 中        |",
    })
    void columnsBecomeFields(String line, String a, String b, String c) {
        OneEvent event = new OneEvent(line).run("- csv: {columns: [a, b.c, d]}");

        assertThat(event.get("a")).isEqualTo(a);
        assertThat(event.get("b.c")).isEqualTo(b);
        assertThat(event.get("d")).isEqualTo(c);
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void columnsCanBePassedOverAndSeparatedByTabs() {
        OneEvent event = new OneEvent("1\t2\t'3\t4'").run("- csv: {columns: ['', b, c], separator: \\t, quote: \"'\"}");

        assertThat(event.get("b")).isEqualTo("2");
        assertThat(event.get("c")).isEqualTo("3\t4");
    }

    @Test
    void aBrokenQuoteFailsAndSetsNothing() {
        for (String line : new String[] {"1,\"2", "1,\"2\"x,3", "1,\"2\"\""}) {
            OneEvent event = new OneEvent(line).run("- csv: {columns: [a, b]}");
            assertThat(event.get("a")).isNull();
            assertThat(event.tags()).containsExactly("_csv_failure");
        }
    }

    @Test
    void emptyColumnsCanBeEmptyFields() {
        assertThat(new OneEvent(",").run("- csv: {columns: [a, b], keep_empty: true}").get("b")).isEmpty();
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- csv: {columns: [a], separator: '::'}"))
                .singleElement().asString().startsWith("test:1:34: expected one ASCII");
        assertThat(OneEvent.problems("- csv: {}")).singleElement().asString().contains("'columns' is missing");
    }
}
