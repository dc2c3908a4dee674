package dev.tailrace.core.movein;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a configuration comes from, for comments.
 *
 * @param main the file that was named; others were found through it
 */
public record Origin(Path main) {
    /** A place, briefly. */
    public String at(Location location) {
        boolean here = location.file().equals(main.toString());
        return (here ? "" : Path.of(location.file()).getFileName() + " ") + "line " + location.line();
    }

    /** Says of a setting why it is not here. */
    public String leftOut(Location location, String setting, String why) {
        return at(location) + ": " + setting + ": " + why;
    }

    /** Says of all settings that nobody took that they have no counterpart. */
    public void leaveOut(Options options, Draft draft) {
        options.left().forEach((path, member) -> draft.note(leftOut(member.keyLocation(), path + shown(member.value()), "no counterpart")));
    }

    private static String shown(Node value) {
        return ": " + YamlForm.of(value, UnaryOperator.identity());
    }

    /** The same with a reason for each setting whose name begins with one of these. */
    public void leaveOut(Options options, Map<String, String> reasons, Draft draft) {
        options.left().forEach((path, member) -> {
            String why = reasons.entrySet().stream()
                    .filter(reason -> path.equals(reason.getKey()) || path.startsWith(reason.getKey() + '.'))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("no counterpart");
            draft.note(leftOut(member.keyLocation(), path + shown(member.value()), why));
        });
    }
}
