package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.Encoding;
import dev.tailrace.inputs.file.read.EncodingChoice;
import dev.tailrace.inputs.file.read.Multiline;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSettingsTest {
    private final Problems problems = new Problems();

    @Test
    void namesAreThoseThatUsersKnow() {
        assertThat(FileSettings.SECTION.keys())
                .extracting(Key::name)
                .contains(
                        "paths", "exclude_files", "encoding", "compression", "start_position", "max_line", "include_lines", "exclude_lines",
                        "multiline", "close_inactive", "close_renamed", "close_removed", "close_eof", "close_timeout", "clean_removed",
                        "clean_inactive", "ignore_older", "scan_frequency", "harvester_limit", "symlinks", "file_identity", "recursive_glob");
        assertThat(FileSettings.MULTILINE_SECTION.keys())
                .extracting(Key::name)
                .containsExactly("pattern", "negate", "match", "max_lines", "timeout");
    }

    @Test
    void defaultsAreThoseThatUsersAreTold() {
        FileSettings settings = settings("paths: [/var/log/*.log]");

        assertThat(problems.all()).isEmpty();
        assertThat(settings.selection().exclude()).isEmpty();
        assertThat(settings.selection().links()).isFalse();
        assertThat(settings.encoding()).isEqualTo(new EncodingChoice.Fixed(Encoding.UTF_8));
        assertThat(settings.gzip()).isTrue();
        assertThat(settings.fromEnd()).isFalse();
        assertThat(settings.lines().maxLine()).isEqualTo(1 << 20);
        assertThat(settings.lines().include()).isEmpty();
        assertThat(settings.lines().exclude()).isEmpty();
        assertThat(settings.lines().multiline()).isNull();
        assertThat(settings.rules()).isEqualTo(Rules.DEFAULT);
        assertThat(settings.identity()).isEqualTo(FileIdentity.NATIVE);
        assertThat(settings.scanNanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(settings.ignoreOlderMillis()).isZero();
        assertThat(settings.cleanInactiveMillis()).isZero();
        assertThat(settings.tombstoneMillis()).isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(settings.harvesterLimit()).isZero();
    }

    @Test
    void defaultRulesAreThoseThatUsersAreTold() {
        Rules rules = Rules.DEFAULT;

        assertThat(rules.closeInactive()).isEqualTo(Duration.ofMinutes(5).toNanos());
        assertThat(rules.closeRenamed()).isFalse();
        assertThat(rules.closeRemoved()).isTrue();
        assertThat(rules.closeEof()).isFalse();
        assertThat(rules.closeTimeout()).isZero();
        assertThat(rules.cleanRemoved()).isTrue();
    }

    @Test
    void multilineTakesWhatUsersWrite() {
        Multiline multiline = settings("{paths: [/a], multiline: {pattern: '^\\d{4}', negate: true}}").lines().multiline();

        assertThat(multiline.pattern().pattern()).isEqualTo("^\\d{4}");
        assertThat(multiline.negate()).isTrue();
        assertThat(multiline.match()).isEqualTo(Multiline.Match.AFTER);
        assertThat(multiline.maxLines()).isEqualTo(500);
        assertThat(multiline.timeout()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void givenValuesReplaceDefaults() {
        FileSettings settings = settings(
                """
                paths: [/a]
                compression: none
                start_position: end
                max_line: 64KiB
                close_inactive: 1h
                close_renamed: true
                close_removed: false
                close_eof: true
                close_timeout: 2h
                clean_removed: false
                ignore_older: 1d
                clean_inactive: 2d
                scan_frequency: 1s
                harvester_limit: 7
                symlinks: true
                file_identity: fingerprint
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(settings.gzip()).isFalse();
        assertThat(settings.fromEnd()).isTrue();
        assertThat(settings.lines().maxLine()).isEqualTo(64 * 1024);
        assertThat(settings.rules())
                .isEqualTo(new Rules(
                        Duration.ofHours(1).toNanos(), true, false, true, Duration.ofHours(2).toNanos(), false, Rules.DEFAULT.quiet()));
        assertThat(settings.ignoreOlderMillis()).isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(settings.cleanInactiveMillis()).isEqualTo(Duration.ofDays(2).toMillis());
        assertThat(settings.scanNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(settings.harvesterLimit()).isEqualTo(7);
        assertThat(settings.selection().links()).isTrue();
        assertThat(settings.identity()).isEqualTo(FileIdentity.FINGERPRINT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock =
            """
            encoding: klingon                           | klingon
            compression: zip                            | auto
            start_position: middle                      | beginning
            max_line: 10                                | 64 bytes to 2MiB
            max_line: 3MiB                              | 64 bytes to 2MiB
            include_lines: ['(']                        | (
            multiline: {negate: true}                   | 'pattern' is missing
            multiline: {pattern: a, match: between}     | after
            close_inactive: soon                        | soon
            close_eof: perhaps                          | perhaps
            scan_frequency: 0s                          | at least 1ms
            clean_inactive: 1h                          | ignore_older
            harvester_limit: -1                         | -1
            file_identity: inode                        | fingerprint
            scan_frequncy: 1s                           | scan_frequency
            """)
    void wrongValueIsAProblemInItsPlace(String line, String said) {
        settings("paths: [/a]\n" + line + "\n");

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.fatal()).isTrue();
            assertThat(problem.location().line()).isEqualTo(2);
            assertThat(problem.message()).contains(said);
        });
    }

    @Test
    void pathsAreRequiredAndNotEmpty() {
        settings("symlinks: true");
        settings("paths: []");
        settings("paths: ['']");

        assertThat(problems.all()).extracting(Problems.Problem::message).hasSize(3).allMatch(message -> message.contains("path"));
    }

    @Test
    void cleanInactiveMustOutlastIgnoreOlderAndAScan() {
        settings("{paths: [/a], ignore_older: 1h, scan_frequency: 10s, clean_inactive: 3610s}");
        assertThat(problems.all()).hasSize(1);

        settings("{paths: [/a], ignore_older: 1h, scan_frequency: 10s, clean_inactive: 3611s}");
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void pathRelativeToADriveIsAProblemInItsPlaceThatSaysWhatToWrite() {
        settings("scan_frequency: 1s\npaths: ['C:\\logs\\*.log', 'D:logs\\*.log']\n", PathStyle.WINDOWS);

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.fatal()).isTrue();
            assertThat(problem.location().line()).isEqualTo(2);
            assertThat(problem.message()).contains("write D:\\logs\\*.log");
        });
    }

    @Test
    void relativePathIsMeantFromTheWorkingDirectory() {
        FileSettings settings = settings("paths: [logs/a.log]", PathStyle.current());

        assertThat(settings.selection().matches(Path.of("logs/a.log").toAbsolutePath().toString())).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    private FileSettings settings(String yaml) {
        return settings(yaml, PathStyle.POSIX);
    }

    private FileSettings settings(String yaml, PathStyle style) {
        return FileSettings.of(FileSettings.SECTION.bind(Yaml.parse("test.yml", yaml, problems), problems), style);
    }
}
