package dev.tailrace.packaging.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The works of others that {@code NOTICE} names: lines that begin with two blanks hold a name, its licence and its home, with two blanks or more between.
 * Behind the home may stand a remark in parentheses; one that begins with {@code changed:} tells what the distribution's copy has that the work's own has not.
 *
 * @param works by name
 */
record Notice(Map<String, Work> works) {
    /** Licences as the notice words them, and as SPDX writes them. */
    private static final Map<String, String> SPDX = Map.of(
            "Apache License 2.0", "Apache-2.0",
            "MIT License", "MIT",
            "BSD 2-Clause License", "BSD-2-Clause",
            "Public domain (CC0 1.0), or BSD 2-Clause", "CC0-1.0 OR BSD-2-Clause",
            "Eclipse Public License 2.0, or LGPL 2.1", "EPL-2.0 OR LGPL-2.1-only",
            "Apache License 2.0, or LGPL 2.1 or later", "Apache-2.0 OR LGPL-2.1-or-later",
            "GNU General Public License 2.0 with the Classpath Exception", "GPL-2.0-only WITH Classpath-exception-2.0");

    private static final Pattern CHANGED = Pattern.compile("\\(changed: (.+)\\)");

    /**
     * One of them.
     *
     * @param licence an expression of SPDX
     * @param home where it is made
     * @param changes what was changed in it here, empty if nothing
     */
    record Work(String licence, String home, String changes) {}

    static Notice of(Path file) throws IOException {
        Map<String, Work> works = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("  ")) {
                String[] columns = line.strip().split(" {2,}");
                String licence = columns.length == 3 ? SPDX.get(columns[1]) : null;
                if (licence == null) {
                    throw new IllegalStateException("NOTICE: not a name, a licence that is known here, and a home: " + line);
                }
                Matcher changed = CHANGED.matcher(columns[2]);
                works.put(columns[0], new Work(licence, columns[2].split(" ")[0], changed.find() ? changed.group(1) : ""));
            }
        }
        return new Notice(works);
    }
}
