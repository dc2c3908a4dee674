package dev.tailrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is shown acts on nothing, whatever was written. */
class PrintableProperties {
    @Property(tries = 1000, seed = "1")
    void nothingOfALineActs(@ForAll("texts") String text) {
        String shown = Printable.line(text);

        assertThat(shown.chars()).noneMatch(Printable::isAct);
        assertThat(Printable.line(shown)).as("shown twice").isEqualTo(shown);
        if (text.chars().noneMatch(Printable::isAct)) {
            assertThat(shown).isSameAs(text);
        }
    }

    @Property(tries = 1000, seed = "1")
    void noLineAfterTheFirstBeginsAsOneOfItsOwn(@ForAll("texts") String text) {
        List<String> lines = List.of(Printable.lines(text).split("\n"));

        assertThat(lines).allSatisfy(line -> assertThat(line.chars()).noneMatch(c -> c != '\t' && Printable.isAct(c)));
        assertThat(lines.stream().skip(1)).allSatisfy(line -> assertThat(line).startsWith("\t"));
    }

    @Example
    void whatActsIsItsEscapeAndABackslashStays() {
        assertThat(Printable.line("C:\\logs\\代理.log\n\u001b[31m\u009b1m\u202egol\u2028"))
                .isEqualTo("C:\\logs\\代理.log\\n\\u001b[31m\\u009b1m\\u202egol\\u2028");
        assertThat(Printable.lines("one\r\ntwo\n\tthree\rfour\n")).isEqualTo("one\n\ttwo\n\tthree\\rfour\n");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> acts = Arbitraries.of("\n", "\r\n", "\r", "\t", "\u001b[2J", "\u009b", "\u007f", "\0", "\u202e", "\u2066", "\u2028", "\u0085", "\b");
        return Arbitraries.oneOf(acts, Arbitraries.strings().ofMaxLength(5), Arbitraries.of("2026-11-21 ERROR ", "a", "代理", "😀", "\\")).list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }
}
