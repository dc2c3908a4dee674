package dev.tailrace.inputs.file;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.inputs.file.discover.Glob;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.discover.Selection;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.EncodingChoice;
import dev.tailrace.inputs.file.read.LineRules;
import dev.tailrace.inputs.file.read.Multiline;
import dev.tailrace.inputs.file.read.Terminator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code type: file} input is told.
 *
 * @param selection which files
 * @param lines how their bytes become events
 * @param encoding of files without a byte order mark
 * @param gzip whether {@code .gz} files are decompressed
 * @param fromEnd whether files that stand there at the very first start are read from their end
 * @param rules when handles are closed and files forgotten
 * @param identity what tells files apart
 * @param scanNanos nanoseconds between scans
 * @param ignoreOlderMillis age from which on unknown files are left alone, or 0
 * @param cleanInactiveMillis age from which on files are forgotten, or 0
 * @param tombstoneMillis how long a file that is gone is still recognised in its copies
 * @param harvesterLimit most files open at once, or 0
 */
record FileSettings(
        Selection selection,
        LineRules lines,
        EncodingChoice encoding,
        boolean gzip,
        boolean fromEnd,
        Rules rules,
        FileIdentity identity,
        long scanNanos,
        long ignoreOlderMillis,
        long cleanInactiveMillis,
        long tombstoneMillis,
        int harvesterLimit) {
    /** Longest line that fits into an arena with everything that repairing and joining may add. */
    private static final long MOST_LINE = 2L << 20;

    /** Where new files are taken up. */
    enum StartPosition {
        BEGINNING,
        END
    }

    /** Whether compressed files are read. */
    enum Compression {
        AUTO,
        NONE
    }

    static final Key<List<String>> PATHS = Key.strings("paths")
            .required()
            .doc("Globs of the files to tail: * ? [a-z] {a,b} within a name, ** for any number of directories.");
    static final Key<List<Pattern>> EXCLUDE_FILES = Key.patterns("exclude_files")
            .or("[]")
            .doc("Regular expressions; a file is left out if one is found in its path.");
    static final Key<String> ENCODING =
            Key.string("encoding").or("utf-8").doc("Of the text, unless a byte order mark tells; 'auto' looks at the first bytes.");
    static final Key<Compression> COMPRESSION = Key.choice("compression", Compression.class)
            .or("auto")
            .doc("auto: *.gz is decompressed, and recognised as a copy of what was read before; none: it is text.");
    static final Key<StartPosition> START_POSITION = Key.choice("start_position", StartPosition.class)
            .or("beginning")
            .doc("end: files that stand there at the very first start are read from their end; later ones always from their beginning.");
    static final Key<Long> MAX_LINE =
            Key.size("max_line").or("1MiB").doc("A longer line is cut there and flagged, its rest is skipped. 2MiB at most.");
    static final Key<Terminator> LINE_TERMINATOR = Key.choice("line_terminator", Terminator.class)
            .or("auto")
            .doc("auto: LF or CRLF; carriage_return: CR alone; null_terminator: a zero byte.");
    static final Key<List<Pattern>> INCLUDE_LINES =
            Key.patterns("include_lines").or("[]").doc("Regular expressions; if there are any, only events in which one is found are kept.");
    static final Key<List<Pattern>> EXCLUDE_LINES =
            Key.patterns("exclude_lines").or("[]").doc("Regular expressions; events in which one is found are dropped.");
    static final Key<Duration> CLOSE_INACTIVE =
            Key.duration("close_inactive").or("5m").doc("Closes a file so long after the last line read; 0 never.");
    static final Key<Boolean> CLOSE_RENAMED =
            Key.bool("close_renamed").or("false").doc("Closes a file once it has another name and was read to its end.");
    static final Key<Boolean> CLOSE_REMOVED =
            Key.bool("close_removed").or("true").doc("Closes a removed file once it was read to its end.");
    static final Key<Boolean> CLOSE_EOF = Key.bool("close_eof").or("false").doc("Closes a file once it was read to its end.");
    static final Key<Duration> CLOSE_TIMEOUT =
            Key.duration("close_timeout").or("0s").doc("Closes a file so long after it was opened, read or not; 0 never.");
    static final Key<Boolean> CLEAN_REMOVED =
            Key.bool("clean_removed").or("true").doc("Forgets a removed file once all its lines are acknowledged.");
    static final Key<Duration> CLEAN_INACTIVE = Key.duration("clean_inactive")
            .or("0s")
            .doc("Forgets a file that has not changed for so long; needs ignore_older, which must be shorter; 0 never.");
    static final Key<Duration> IGNORE_OLDER =
            Key.duration("ignore_older").or("0s").doc("Leaves alone unknown files that have not changed for so long; 0 none.");
    static final Key<Duration> SCAN_FREQUENCY =
            Key.duration("scan_frequency").or("10s").doc("How often to look for new files; hints of the system bring most of them at once.");
    static final Key<Integer> HARVESTER_LIMIT = Key.integer("harvester_limit", 0, 1_000_000)
            .or("0")
            .doc("Most files open at once; more take turns. 0 leaves it to the agent.");
    static final Key<Boolean> SYMLINKS = Key.bool("symlinks").or("false").doc("Follows symbolic links to files and directories.");
    static final Key<Boolean> RECURSIVE_GLOB = Key.bool("recursive_glob").or("true").doc("Whether ** stands for several directories.");
    static final Key<FileIdentity> FILE_IDENTITY = Key.choice("file_identity", FileIdentity.class)
            .or("native")
            .doc("native: the file system's index and the content; fingerprint: content alone; path: the path.");
    static final Key<Duration> FORGET_AFTER = Key.duration("forget_after")
            .or("24h")
            .doc("How long a file that is gone is still recognised when a copy or a .gz of it turns up.");

    static final Key<Pattern> PATTERN = Key.pattern("pattern").required().doc("A regular expression looked for in each line.");
    static final Key<Boolean> NEGATE = Key.bool("negate").or("false").doc("Means the lines without the pattern instead.");
    static final Key<Multiline.Match> MATCH =
            Key.choice("match", Multiline.Match.class).or("after").doc("Whether those lines belong after the line before them, or before the next.");
    static final Key<Integer> MAX_LINES =
            Key.integer("max_lines", 1, 100_000).or("500").doc("Most lines of an event; what follows is another event.");
    static final Key<Duration> TIMEOUT =
            Key.duration("timeout").or("5s").doc("Silence after which an event is complete without its next line.");
    static final Section MULTILINE_SECTION = Section.of("multiline", PATTERN, NEGATE, MATCH, MAX_LINES, TIMEOUT);
    static final Key<Settings> MULTILINE = Key.section("multiline", MULTILINE_SECTION).doc("Joins lines to events.");

    static final Section SECTION = Section.of(
            "input 'file'",
            PATHS,
            EXCLUDE_FILES,
            ENCODING,
            COMPRESSION,
            START_POSITION,
            MAX_LINE,
            LINE_TERMINATOR,
            INCLUDE_LINES,
            EXCLUDE_LINES,
            MULTILINE,
            CLOSE_INACTIVE,
            CLOSE_RENAMED,
            CLOSE_REMOVED,
            CLOSE_EOF,
            CLOSE_TIMEOUT,
            CLEAN_REMOVED,
            CLEAN_INACTIVE,
            IGNORE_OLDER,
            SCAN_FREQUENCY,
            HARVESTER_LIMIT,
            SYMLINKS,
            RECURSIVE_GLOB,
            FILE_IDENTITY,
            FORGET_AFTER);

    /** Reads and checks; mistakes go to the settings' problems, and then what is returned may be incomplete. */
    static FileSettings of(Settings settings, PathStyle style) {
        checkDurations(settings);
        return new FileSettings(
                selection(settings, style),
                lines(settings),
                encoding(settings),
                settings.get(COMPRESSION) == Compression.AUTO,
                settings.get(START_POSITION) == StartPosition.END,
                rules(settings),
                settings.get(FILE_IDENTITY),
                settings.get(SCAN_FREQUENCY).toNanos(),
                settings.get(IGNORE_OLDER).toMillis(),
                settings.get(CLEAN_INACTIVE).toMillis(),
                settings.get(FORGET_AFTER).toMillis(),
                settings.get(HARVESTER_LIMIT));
    }

    private static void checkDurations(Settings settings) {
        if (settings.get(SCAN_FREQUENCY).toMillis() < 1) {
            settings.error(SCAN_FREQUENCY, "must be at least 1ms");
        }
        Duration clean = settings.get(CLEAN_INACTIVE);
        Duration ignore = settings.get(IGNORE_OLDER);
        if (!clean.isZero() && (ignore.isZero() || clean.compareTo(ignore.plus(settings.get(SCAN_FREQUENCY))) <= 0)) {
            settings.error(
                    CLEAN_INACTIVE,
                    "must be longer than ignore_older and scan_frequency together, or files that are forgotten would be read again");
        }
    }

    private static Selection selection(Settings settings, PathStyle style) {
        List<Glob> globs = new ArrayList<>();
        List<String> paths = settings.get(PATHS) == null ? List.of() : settings.get(PATHS);
        if (paths.isEmpty() && settings.has(PATHS)) {
            settings.error(PATHS, "names no path");
        }
        for (String path : paths) {
            try {
                globs.addAll(Glob.parse(absolute(path, style), style, settings.get(RECURSIVE_GLOB)));
            } catch (IllegalArgumentException e) {
                settings.error(PATHS, e.getMessage());
            }
        }
        return new Selection(globs, settings.get(EXCLUDE_FILES), settings.get(SYMLINKS), style);
    }

    private static String absolute(String path, PathStyle style) {
        return path.isBlank() ? path : style.absolute(path, Path.of("").toAbsolutePath().toString());
    }

    private static LineRules lines(Settings settings) {
        long maxLine = settings.get(MAX_LINE);
        if (maxLine < 64 || maxLine > MOST_LINE) {
            settings.error(MAX_LINE, "must be 64 bytes to 2MiB");
            maxLine = MOST_LINE;
        }
        return new LineRules(
                settings.get(LINE_TERMINATOR),
                (int) maxLine,
                settings.get(INCLUDE_LINES),
                settings.get(EXCLUDE_LINES),
                multiline(settings.get(MULTILINE)));
    }

    private static Multiline multiline(Settings settings) {
        if (settings == null || settings.get(PATTERN) == null) {
            return null;
        }
        return new Multiline(
                settings.get(PATTERN),
                settings.get(NEGATE),
                settings.get(MATCH),
                settings.get(MAX_LINES),
                settings.get(TIMEOUT).toNanos());
    }

    private static EncodingChoice encoding(Settings settings) {
        try {
            return EncodingChoice.parse(settings.get(ENCODING));
        } catch (IllegalArgumentException e) {
            settings.error(ENCODING, e.getMessage());
            return EncodingChoice.parse("utf-8");
        }
    }

    private static Rules rules(Settings settings) {
        return new Rules(
                settings.get(CLOSE_INACTIVE).toNanos(),
                settings.get(CLOSE_RENAMED),
                settings.get(CLOSE_REMOVED),
                settings.get(CLOSE_EOF),
                settings.get(CLOSE_TIMEOUT).toNanos(),
                settings.get(CLEAN_REMOVED),
                Rules.DEFAULT.quiet());
    }
}
