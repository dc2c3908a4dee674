package dev.tailrace.core.grok.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFilterTest {
    @Test
    void placesWhereAMatchCanBeginAreMarked() throws NotCompilable {
        assertThat(marked("ab+c", "xabbc abc ab")).containsExactly(1, 6);
        assertThat(marked("(?:cat|at)\\d{2}", "cat12 at3 at45")).containsExactly(0, 1, 10);
    }

    @Test
    void nothingIsMarkedInATextThatCannotMatch() throws NotCompilable {
        assertThat(marked("a.*b.*c", "cba".repeat(100) + "ab")).isNotEmpty();
        assertThat(marked("a.*b.*c!", "abc".repeat(100))).isEmpty();
    }

    @Test
    void anEndOfLineIsKept() throws NotCompilable {
        assertThat(marked("a$", "a b\na\nab")).containsExactly(4);
    }

    @Test
    void charactersBeyondAsciiAreReadByteByByte() throws NotCompilable {
        assertThat(marked("é.x", "aéüx éx")).contains(1).doesNotContain(0, 6, 7);
    }

    @Test
    void aTableThatIsFullIsBegunAnew() throws NotCompilable {
        StartFilter filter = filter("(?:a|b)*a(?:a|b){4}[abc]{4}(?:a|b){4}c(?:[a-f]{4}[a-c]{4}){3}d");
        StringBuilder text = new StringBuilder();
        long seed = 1;
        for (int i = 0; i < 200_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            text.append("abcdef".charAt((int) (seed >>> 33) % 6));
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 30; i++) {
            filter.scan(utf8, i, utf8.length);
        }
        byte[] plain = "aaaaaaaaaaaaacaaaaaaaaaaaaaaaaaaaaaaaad".getBytes(StandardCharsets.UTF_8);
        assertThat(!filter.scan(plain, 0, plain.length) || filter.next(0, plain.length) == 0).isTrue();
    }

    @Test
    void expressionsThatMatchAnywhereHaveNoFilter() throws NotCompilable {
        assertThat(ReverseNfa.of(Parser.parse("a*", Dialect.RUBY).root())).isNull();
    }

    private static List<Integer> marked(String regex, String text) throws NotCompilable {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        StartFilter filter = filter(regex);
        assertThat(filter.scan(utf8, 0, utf8.length)).isTrue();
        List<Integer> found = new ArrayList<>();
        for (int at = filter.next(0, utf8.length); at >= 0; at = filter.next(at + 1, utf8.length)) {
            found.add(at);
        }
        return found;
    }

    private static StartFilter filter(String regex) throws NotCompilable {
        return new StartFilter(ReverseNfa.of(Simplifier.literals(Simplifier.simplify(Parser.parse(regex, Dialect.RUBY).root()))));
    }
}
