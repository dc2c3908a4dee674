package dev.tailrace.inputs.file.discover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathStyleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            POSIX   | /                        | 1  | true
            POSIX   | /a                       | 1  | true
            POSIX   | a/b                      | 0  | false
            POSIX   | C:\\a                    | 0  | false
            WINDOWS | C:\\a                    | 3  | true
            WINDOWS | c:/a                     | 3  | true
            WINDOWS | C:a                      | 2  | false
            WINDOWS | a\\b                     | 0  | false
            WINDOWS | \\a                      | 1  | false
            WINDOWS | \\\\server\\share\\a     | 15 | true
            WINDOWS | //server/share/a         | 15 | true
            """)
    void rootsOfPaths(PathStyle style, String path, int root, boolean absolute) {
        assertThat(style.rootLength(path)).isEqualTo(root);
        assertThat(style.isAbsolute(path)).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            POSIX   | /a/b                     | /a
            POSIX   | /a                       | /
            POSIX   | /                        | /
            POSIX   | /a\\b                    | /
            WINDOWS | C:\\a\\b                 | C:\\a
            WINDOWS | C:/a/b                   | C:/a
            WINDOWS | C:\\a                    | C:\\
            WINDOWS | \\\\server\\share\\a     | \\\\server\\share\\
            WINDOWS | \\\\server\\share\\a\\b  | \\\\server\\share\\a
            """)
    void parentsOfPaths(PathStyle style, String path, String parent) {
        assertThat(style.parent(path)).isEqualTo(parent);
    }

    @Test
    void aNameIsJoinedWithOneSeparator() {
        assertThat(PathStyle.POSIX.join("/", "a")).isEqualTo("/a");
        assertThat(PathStyle.POSIX.join("/a", "b")).isEqualTo("/a/b");
        assertThat(PathStyle.POSIX.join("", "b")).isEqualTo("b");
        assertThat(PathStyle.WINDOWS.join("C:\\", "a")).isEqualTo("C:\\a");
        assertThat(PathStyle.WINDOWS.join("C:/x", "a")).isEqualTo("C:/x\\a");
    }

    @Test
    void foldedPathsOfOnePlaceAreEqual() {
        assertThat(PathStyle.WINDOWS.folded("C:/Logs\\ΛΟΓΟΣ")).isEqualTo(PathStyle.WINDOWS.folded("c:\\LOGS/λογοσ"));
        assertThat(PathStyle.WINDOWS.folded("C:\\İ")).hasSize(4).isNotEqualTo(PathStyle.WINDOWS.folded("C:\\i"));
        assertThat(PathStyle.POSIX.folded("/a\\B")).isEqualTo("/a\\B");
    }
}
