package dev.tailrace.packaging.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Windows. Its command interpreter stays between the caller and the Java runtime that {@code tailrace.cmd} starts: so that the process is the
 * agent, the script's own line for that is read from it and run in its place.
 */
final class WindowsHost implements HostSystem {
    private static final String HEAP = "64m";
    private static final Pattern VARIABLE = Pattern.compile("%(\\w+)%");
    /** Words stand between blanks; quotes keep blanks in a word, and are no part of it. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    @Override
    public List<String> command(Path home, Map<String, String> environment) throws IOException {
        Map<String, String> variables = Map.of(
                "JAVA", home.resolve("runtime/bin/java.exe").toString(),
                "HOME_DIR", home.toString(),
                "TAILRACE_HEAP", environment.getOrDefault("TAILRACE_HEAP", HEAP),
                "TAILRACE_JAVA_OPTS", environment.getOrDefault("TAILRACE_JAVA_OPTS", ""));
        String line = Files.readAllLines(home.resolve("bin/tailrace.cmd")).stream()
                .filter(each -> each.startsWith("\"%JAVA%\""))
                .findFirst()
                .orElseThrow(() -> new IOException("tailrace.cmd has no line that starts Java"))
                .replace("%*", "");
        // What the script sets on its way stays empty: it is about consoles, and there is none.
        String whole = VARIABLE.matcher(line).replaceAll(variable -> Matcher.quoteReplacement(variables.getOrDefault(variable.group(1), "")));
        List<String> words = new ArrayList<>();
        WORD.matcher(whole).results().map(MatchResult::group).forEach(word -> words.add(word.replace("\"", "")));
        return words;
    }

    @Override
    public File nothing() {
        return new File("NUL");
    }

    /** By Ctrl-C in its console; a signal would end it at once. */
    @Override
    public void askToEnd(Process process) throws IOException {
        CtrlC.press(process.pid());
    }
}
