package dev.tailrace.inputs.file.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            POSIX   | /a/*.log                 | /work              | /a/*.log
            POSIX   | a/*.log                  | /work              | /work/a/*.log
            POSIX   | C:\\a.log                | /work              | /work/C:\\a.log
            WINDOWS | C:\\a\\*.log             | D:\\work           | C:\\a\\*.log
            WINDOWS | a\\*.log                 | D:\\work           | D:\\work\\a\\*.log
            WINDOWS | \\a\\*.log               | D:\\work           | D:\\a\\*.log
            WINDOWS | /var/log/*.log           | D:\\work           | D:\\var/log/*.log
            WINDOWS | \\a.log                  | \\\\srv\\share\\w | \\\\srv\\share\\a.log
            WINDOWS | \\\\srv\\share\\a.log    | D:\\work           | \\\\srv\\share\\a.log
            """)
    void relativePathsAreMeantFromTheWorkingDirectoryOrTheRootOfItsDrive(PathStyle style, String path, String directory, String meant) {
        assertThat(style.absolute(path, directory)).isEqualTo(meant);
    }

    @Test
    void aPathRelativeToADriveIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> PathStyle.WINDOWS.absolute("C:logs\\*.log", "C:\\work"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write C:\\logs\\*.log");
        assertThatThrownBy(() -> PathStyle.WINDOWS.absolute("d:*.log", "C:\\work")).hasMessageContaining("write d:\\*.log");
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
