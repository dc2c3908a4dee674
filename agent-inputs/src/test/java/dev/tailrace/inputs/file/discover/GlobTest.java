package dev.tailrace.inputs.file.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /var/log/a.log        | /var/log/a.log          | true
            /var/log/a.log        | /var/log/A.log          | false
            /var/log/*.log        | /var/log/a.log          | true
            /var/log/*.log        | /var/log/.log           | true
            /var/log/*.log        | /var/log/x/a.log        | false
            /var/log/*.log        | /var/logs/a.log         | false
            /var/log/*.log        | /var/log/a.log.1        | false
            /var/log/a?c          | /var/log/abc            | true
            /var/log/a?c          | /var/log/a/c            | false
            /var/log/a?c          | /var/log/ac             | false
            /var/log/a*b*c        | /var/log/aXbYbZc        | true
            /var/log/a*b*c        | /var/log/aXbYbZ         | false
            /var/*/a.log          | /var/x/a.log            | true
            /var/*/a.log          | /var/a.log              | false
            /var/*/a.log          | /var/x/y/a.log          | false
            /var/**/a.log         | /var/a.log              | true
            /var/**/a.log         | /var/x/y/z/a.log        | true
            /var/**/a.log         | /var/x/ba.log           | false
            /var/**               | /var/x/y                | true
            /var/**               | /var                    | false
            /var/**/x/**/a.log    | /var/x/a.log            | true
            /var/**/x/**/a.log    | /var/1/x/2/3/a.log      | true
            /var/**/x/**/a.log    | /var/1/2/a.log          | false
            /var/a**b             | /var/axxb               | true
            /var/a**b             | /var/ax/xb              | false
            /var/[a-c]x           | /var/bx                 | true
            /var/[a-c]x           | /var/dx                 | false
            /var/[!a-c]x          | /var/dx                 | true
            /var/[!a-c]x          | /var/ax                 | false
            /var/[^a]x            | /var/bx                 | true
            /var/[!a]x            | /var//x                 | false
            /var/[]a]             | /var/]                  | true
            /var/[!]a]            | /var/]                  | false
            /var/[a-]             | /var/-                  | true
            /var/[-a]             | /var/-                  | true
            /var/[*]              | /var/*                  | true
            /var/[*]              | /var/x                  | false
            /var/\\*              | /var/*                  | true
            /var/\\*              | /var/x                  | false
            /var/\\{a,b}          | /var/{a,b}              | true
            /var//log/./*.log     | /var/log/a.log          | true
            /*.log                | /a.log                  | true
            """)
    void posixPaths(String glob, String path, boolean expected) {
        assertThat(matches(glob, path, PathStyle.POSIX)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            C:\\logs\\*.log              | C:\\logs\\a.log                 | true
            C:\\logs\\*.log              | c:\\LOGS\\A.LOG                 | true
            C:/logs/*.log                | C:\\logs\\a.log                 | true
            C:\\logs\\*.log              | C:/logs/a.log                   | true
            C:\\logs\\*.log              | D:\\logs\\a.log                 | false
            C:\\logs\\*.log              | C:\\logs\\x\\a.log              | false
            C:\\logs\\*.log              | C:\\logs\\x/a.log               | false
            C:\\a?b                      | C:\\a\\b                        | false
            C:\\logs\\**\\a.log          | C:\\logs\\x\\y\\a.log           | true
            C:\\logs\\**/a.log           | C:\\logs\\a.log                 | true
            C:\\*.log                    | C:\\a.log                       | true
            C:\\PROGRA~1\\App\\*.log     | c:\\progra~1\\app\\x.log        | true
            C:\\PROGRA~1\\App\\*.log     | c:\\program files\\app\\x.log   | false
            C:\\logs\\[a-c].log          | C:\\logs\\B.log                 | true
            C:\\logs\\[!a-c].log         | C:\\logs\\B.log                 | false
            C:\\logs\\[A-C].log          | C:\\logs\\b.log                 | true
            C:\\logs\\ä*.log             | C:\\logs\\Äx.log                | true
            C:\\İİ\\x*.log               | C:\\İİ\\xy.log                  | true
            C:\\ΛΟΓΟΣ\\*.log             | C:\\λογοσ\\x.log                | true
            C:\\logs\\{a,B}.log          | C:\\logs\\b.log                 | true
            \\\\server\\share\\*.log     | \\\\SERVER\\share\\a.log        | true
            \\\\server\\share\\*.log     | //server/share/a.log            | true
            \\\\server\\share\\*.log     | \\\\server\\other\\a.log        | false
            \\\\server\\share\\*\\*.log  | \\\\server\\share\\x\\a.log     | true
            \\\\?\\C:\\logs\\*.log       | \\\\?\\C:\\logs\\a.log          | true
            """)
    void windowsPaths(String glob, String path, boolean expected) {
        assertThat(matches(glob, path, PathStyle.WINDOWS)).isEqualTo(expected);
    }

    @Test
    void alternativesMayHoldSeparatorsAndAlternatives() {
        assertThat(bases("/{var/log,srv/{a,b}}/x.log", PathStyle.POSIX)).containsExactly("/var/log/x.log", "/srv/a/x.log", "/srv/b/x.log");
        assertThat(bases("/a{,.1}", PathStyle.POSIX)).containsExactly("/a", "/a.1");
        assertThat(bases("{C:,D:}\\x", PathStyle.WINDOWS)).containsExactly("C:\\x", "D:\\x");
    }

    @Test
    void bracesWithoutACommaAreText() {
        assertThat(bases("C:\\logs\\{3F2504E0-4F89-11D3-9A0C-0305E82C3301}\\{a,b}.log", PathStyle.WINDOWS))
                .containsExactly(
                        "C:\\logs\\{3F2504E0-4F89-11D3-9A0C-0305E82C3301}\\a.log", "C:\\logs\\{3F2504E0-4F89-11D3-9A0C-0305E82C3301}\\b.log");
        assertThat(bases("/{a{b,c}}{}", PathStyle.POSIX)).containsExactly("/{ab}{}", "/{ac}{}");
    }

    @Test
    void braceInBracketsIsABraceInAnyNotation() {
        assertThat(matches("C:\\[{]a,b[}].log", "C:\\{a,b}.log", PathStyle.WINDOWS)).isTrue();
        assertThat(matches("/[{]a,b[}].log", "/{a,b}.log", PathStyle.POSIX)).isTrue();
        assertThat(matches("/{[,],x}", "/,", PathStyle.POSIX)).isTrue();
    }

    @Test
    void theBaseIsWhatStandsBeforeTheFirstWildcard() {
        assertThat(bases("/var/log/*/x.log", PathStyle.POSIX)).containsExactly("/var/log");
        assertThat(bases("/*", PathStyle.POSIX)).containsExactly("/");
        assertThat(bases("/var/\\*/*", PathStyle.POSIX)).containsExactly("/var/*");
        assertThat(bases("C:/logs/x/*", PathStyle.WINDOWS)).containsExactly("C:/logs\\x");
        assertThat(bases("\\\\server\\share\\*", PathStyle.WINDOWS)).containsExactly("\\\\server\\share\\");
    }

    @Test
    void withoutRecursionTwoStarsAreOne() {
        Glob glob = Glob.parse("/var/**/a.log", PathStyle.POSIX, false).getFirst();

        assertThat(glob.matches("/var/x/a.log", PathStyle.POSIX)).isTrue();
        assertThat(glob.matches("/var/x/y/a.log", PathStyle.POSIX)).isFalse();
        assertThat(glob.matches("/var/a.log", PathStyle.POSIX)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/var/[a", "/var/[]", "/var/{a,b", "/{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}{0,1}"})
    void aPatternThatMakesNoSenseIsRefused(String glob) {
        assertThatThrownBy(() -> Glob.parse(glob, PathStyle.POSIX, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathInWhichAnExclusionIsFoundIsNotWanted() {
        Selection selection = new Selection(
                Glob.parse("/var/log/*", PathStyle.POSIX, true), List.of(Pattern.compile("\\.gz$"), Pattern.compile("/b")), false, PathStyle.POSIX);

        assertThat(selection.matches("/var/log/a")).isTrue();
        assertThat(selection.matches("/var/log/a.gz")).isFalse();
        assertThat(selection.matches("/var/log/a.gz.1")).isTrue();
        assertThat(selection.matches("/var/log/b")).isFalse();
        assertThat(selection.matches("/var/x")).isFalse();
    }

    private static boolean matches(String glob, String path, PathStyle style) {
        return Glob.parse(glob, style, true).stream().anyMatch(each -> each.matches(path, style));
    }

    private static List<String> bases(String glob, PathStyle style) {
        return Glob.parse(glob, style, true).stream().map(Glob::base).toList();
    }
}
