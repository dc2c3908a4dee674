package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrokLibraryTest {
    private final GrokLibrary library = GrokLibrary.of(PatternSet.LEGACY);

    @ParameterizedTest
    @EnumSource
    void everyNameOfASetCompiles(PatternSet set) {
        GrokLibrary each = GrokLibrary.of(set);
        assertThat(each.names()).hasSizeGreaterThan(300);
        each.names().forEach(name -> each.compile("%{" + name + ":it}"));
    }

    @Test
    void capturesAreNamedTypedAndNested() {
        GrokPattern pattern = library.compile("%{INT:a:int} %{WORD:[b][c]} %{WORD:d.e} (?<[f][g]>x) (?<h>y) %{NUMBER:[i][j]:float}");
        assertThat(pattern.captures())
                .containsExactly(
                        new Capture("a", CaptureType.INT),
                        new Capture("b.c", CaptureType.STRING),
                        new Capture("d.e", CaptureType.STRING),
                        new Capture("f.g", CaptureType.STRING),
                        new Capture("h", CaptureType.STRING),
                        new Capture("i.j", CaptureType.FLOAT));
        assertThat(match(pattern, "..12 bee e x y 1.5!"))
                .isEqualTo(Map.of("a", "12", "b.c", "bee", "d.e", "e", "f.g", "x", "h", "y", "i.j", "1.5"));
    }

    @Test
    void anUnknownNameIsToldWithItsPathAndTheNearestKnownOne() {
        GrokLibrary more = library.with(Map.of("OUTER", "a %{INNER:x}", "INNER", "%{HTTPDAT}"));
        assertThatThrownBy(() -> more.compile("%{OUTER}"))
                .isInstanceOf(GrokException.class)
                .hasMessage("unknown pattern 'HTTPDAT'; did you mean 'HTTPDATE'? (in OUTER > INNER)");
    }

    @Test
    void aCycleIsToldWithItsPath() {
        GrokLibrary more = library.with(Map.of("A", "x%{B}", "B", "%{C}", "C", "%{A:again}"));
        assertThatThrownBy(() -> more.compile("%{A}")).hasMessage("the pattern 'A' refers to itself (in A > B > C > A)");
    }

    @Test
    void anUnknownTypeAndABrokenRegexAreTold() {
        assertThatThrownBy(() -> library.compile("%{INT:a:integer}")).hasMessageContaining("unknown type 'integer' in 'a:integer'");
        assertThatThrownBy(() -> library.compile("(%{INT:a}")).isInstanceOf(GrokException.class).hasMessageContaining("(%{INT:a}");
    }

    @Test
    void theFirstExpressionThatMatchesGivesTheCaptures() {
        GrokPattern pattern = library.compile(List.of("^%{INT:number}$", "^%{WORD:word}$", "%{GREEDYDATA:rest}"));
        assertThat(match(pattern, "12")).isEqualTo(Map.of("number", "12"));
        assertThat(match(pattern, "twelve")).isEqualTo(Map.of("word", "twelve"));
        assertThat(match(pattern, "1 2")).isEqualTo(Map.of("rest", "1 2"));
    }

    @Test
    void aFieldCapturedTwiceHasTheFirstThatTookPart() {
        GrokPattern pattern = library.compile("^(?:a=%{INT:n}|b=%{INT:n})(?: %{INT:n})?");
        assertThat(match(pattern, "b=7 8")).isEqualTo(Map.of("n", "7"));
    }

    @Test
    void everyTypeIsKnown() {
        assertThat(library.compile("%{INT:a:int} %{INT:b:long} %{NUMBER:c:float} %{NUMBER:d:double} %{WORD:e:boolean} %{WORD:f:string}").captures())
                .extracting(Capture::type)
                .containsExactly(
                        CaptureType.INT, CaptureType.LONG, CaptureType.FLOAT, CaptureType.DOUBLE, CaptureType.BOOLEAN, CaptureType.STRING);
    }

    @Test
    void namedGroupsMayBeNestedAndTyped() {
        GrokPattern pattern = library.compile("(?<[http][status]:int>\\d+)/(?<tail>(?<first>.)(?'n'x)?.*)");
        assertThat(pattern.captures()).contains(new Capture("http.status", CaptureType.INT), new Capture("n", CaptureType.STRING));
        assertThat(match(pattern, "200/axe")).isEqualTo(Map.of("http.status", "200", "tail", "axe", "first", "a", "n", "x"));
    }

    @Test
    void optionsMayStandInTheMiddle() {
        assertThat(match(library.compile("(?i)get (?-i)(?<p>/[A-Z]+)(?i:END)"), "GET /abend")).isNull();
        assertThat(match(library.compile("^(?i)get (?-i)(?<p>/[A-Z]+)(?i:END)"), "GeT /ABend")).isEqualTo(Map.of("p", "/AB"));
        assertThat(match(library.compile("(?m)a(?<x>.)b"), "a\nb")).isEqualTo(Map.of("x", "\n"));
        assertThat(match(library.compile("a(?<x>.)b"), "a\nb")).isNull();
        assertThat(match(library.compile("(?x) a  (?<x> b ) # a remark"), "ab")).isEqualTo(Map.of("x", "b"));
    }

    @Test
    void aReferenceMayDefineItsName() {
        GrokPattern pattern = library.compile("%{CODE:code:int=[0-9]{3}} %{CODE:again} %{ANY=.}");
        assertThat(match(pattern, "200 404 x")).isEqualTo(Map.of("code", "200", "again", "404"));
        assertThat(library.names()).doesNotContain("CODE");
    }

    @Test
    void whatLooksLikeAReferenceAndIsNoneIsTold() {
        assertThatThrownBy(() -> library.compile("^%{IP client} x"))
                .hasMessage("expected %{NAME}, %{NAME:field} or %{NAME:field:type}, found %{IP client}")
                .extracting(e -> ((GrokException) e).position())
                .isEqualTo(1);
        assertThatThrownBy(() -> library.compile("%{IP:client")).hasMessage("a '}' is missing: %{IP:client is not closed");
        assertThatThrownBy(() -> library.compile("%{IP:client %{WORD:verb}")).hasMessage("a '}' is missing: %{IP:client  is not closed");
        assertThatThrownBy(() -> library.compile("%{}")).hasMessageContaining("found %{}");
        assertThat(match(library.compile("(?<percent>%{2,3})"), "%%%")).isEqualTo(Map.of("percent", "%%%"));
        assertThat(match(library.compile("(?<literal>%\\{IP x})"), "%{IP x}")).isEqualTo(Map.of("literal", "%{IP x}"));
    }

    @Test
    void filesOfPatternsAreRead() {
        PatternLines lines = PatternLines.read(List.of("\uFEFF# mine", "", "POSTFIX_ID [0-9A-F]{10,11}", "  WHO\t  me too ", "WHO me"));
        assertThat(lines.mistakes()).isEmpty();
        assertThat(lines.definitions())
                .containsExactly(
                        new PatternLines.Definition(3, 12, "POSTFIX_ID", "[0-9A-F]{10,11}"),
                        new PatternLines.Definition(4, 9, "WHO", "me too "),
                        new PatternLines.Definition(5, 5, "WHO", "me"));
    }

    @Test
    void linesOfAPatternFileThatAreNoDefinitionsAreTold() {
        assertThat(PatternLines.read(List.of("GOOD x", "LONELY", "  %{BAD} y")).mistakes())
                .containsExactly(
                        new PatternLines.Mistake(2, 7, "the pattern of 'LONELY' is missing: expected NAME pattern"),
                        new PatternLines.Mistake(
                                3, 3, "'%{BAD}' cannot be the name of a pattern: expected letters, digits, '_', '.' and '-'"));
    }

    @Test
    void bytesThatAreNoUtf8CountAsOneCharacterEach() {
        byte[] line = {'a', (byte) 0xFF, (byte) 0xC3, 'b', (byte) 0xE4, (byte) 0xB8, 'c'};
        GrokMatcher matcher = library.compile("a(?<x>..)b(?<y>.*)c").newMatcher();
        assertThat(matcher.match(line, 0, line.length)).isEqualTo(Result.MATCH);
        assertThat(List.of(matcher.start(0), matcher.end(0), matcher.start(1), matcher.end(1))).containsExactly(1, 3, 4, 6);
    }

    static Map<String, String> match(GrokPattern pattern, String line) {
        byte[] utf8 = ("<<" + line + ">>").getBytes(StandardCharsets.UTF_8);
        GrokMatcher matcher = pattern.newMatcher();
        if (matcher.match(utf8, 2, utf8.length - 2) != Result.MATCH) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < pattern.captures().size(); i++) {
            if (matcher.start(i) >= 0) {
                String value = new String(utf8, matcher.start(i), matcher.end(i) - matcher.start(i), StandardCharsets.UTF_8);
                found.put(pattern.captures().get(i).field(), value);
            }
        }
        return found;
    }
}
