package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.discover.PathStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The names of followed files against a map. */
class RosterProperties {
    private static final String LONG = "/var/log/" + "proxy/".repeat(30);

    private final Roster roster = new Roster(PathStyle.POSIX);
    private final Map<String, TailedFile> names = new TreeMap<>();
    private long files;

    /** A number says whether a file comes, goes or gets another name, and which name. */
    @Property(seed = "1", tries = 300)
    void theLongestNameThatAPathBeginsWithIsFound(@ForAll @Size(max = 60) List<@IntRange(max = 99) Integer> numbers) {
        for (int number : numbers) {
            String name = name(number / 3);
            TailedFile there = names.get(name);
            if (number % 3 == 0 || names.isEmpty()) {
                add(name);
            } else if (there == null) {
                rename(names.values().iterator().next(), name);
            } else {
                roster.remove(there);
                names.remove(name);
            }
        }
        for (int number = 0; number <= 33; number++) {
            for (String path : List.of(name(number), name(number) + ".1", name(number) + name(33))) {
                assertThat(roster.ofBeginningOf(path)).isSameAs(longest(path));
            }
        }
    }

    private static String name(int number) {
        return (number % 2 == 0 ? "/" : LONG) + "1".repeat(number / 2);
    }

    private void add(String name) {
        FileKey key = new FileKey(1, 0, ++files);
        TailedFile file = new TailedFile(key, null, name, new FileStat(key, FileStat.Type.FILE, 0, 0));
        roster.add(file);
        TailedFile before = names.put(name, file);
        if (before != null) {
            roster.remove(before);
        }
    }

    private void rename(TailedFile file, String name) {
        names.remove(file.path);
        names.put(name, file);
        roster.move(file, name);
    }

    private TailedFile longest(String path) {
        return names.values().stream()
                .filter(file -> path.startsWith(file.path) && !path.equals(file.path))
                .max(Comparator.comparingInt(file -> file.path.length()))
                .orElse(null);
    }
}
